# Reads what the tests and the benchmark print and keeps the rows of the bar. It
# fails when one is short, when a test fails, and when a row that is wanted (all)
# is not there: a test that was left out must not pass for one that was met.
{ sub(/^[ \t]*([a-z0-9_]+\.go:[0-9]+: )?/, "") }
/^bar / { print; fflush(); seen[$2] = 1; rows++; if ($NF != "ok") short++ }
/^(--- FAIL|FAIL|panic:)/ { print; fflush(); failed++ }
/^SURVIVED / # which bug went unnoticed; its row is short
END {
	n = split(all, want, " ")
	for (i = 1; i <= n; i++) if (!(want[i] in seen)) { print "bar " want[i] " was not measured"; failed++ }
	printf "%d rows, %d short, %d failures\n", rows, short, failed
	exit rows == 0 || short + failed > 0
}
