package app_test

import (
	"bytes"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shcr/app"
	"shcr/backend/logging"
	"shcr/backend/region"
	"shcr/backend/training"
)

// "shcr audit verify" ends with 0 for a trail that holds, 3 and the number of the
// event for one that does not, 1 where there is none, 2 for other words.
func TestAuditVerify(t *testing.T) {
	home := t.TempDir()
	for _, name := range []string{"XDG_CONFIG_HOME", "XDG_STATE_HOME", "HOME", "AppData", "LocalAppData"} {
		t.Setenv(name, filepath.Join(home, name))
	}
	var o app.Options
	c := open(t, "U2", func(_ *training.Options, made *app.Options) {
		var err error
		if o, err = app.OptionsFor(nil); err != nil {
			t.Fatal(err)
		}
		made.DataDir, made.SpareDir = o.DataDir, o.SpareDir
	})
	file := filepath.Join(home, "region.yaml")
	if err := os.WriteFile(file, c.region.File(), 0o600); err != nil {
		t.Fatal(err)
	}
	c.opened(t, amina)
	c.App.Close()
	verify := func(words ...string) (code int, said string) {
		var out, errs bytes.Buffer
		code, said = app.ExitCode(app.AuditCommand(context.Background(), app.Terminal{Out: &out, Err: &errs}, words, file, true))
		return code, out.String() + errs.String() + said
	}
	if code, said := verify("verify"); code != 0 || !strings.Contains(said, "The trail holds.") || strings.Contains(said, "9990123454") {
		t.Errorf("%d %s", code, said)
	}
	if code, said := verify("mend"); code != 2 {
		t.Errorf("%d %s", code, said)
	}
	r, err := region.Parse(c.region.File())
	if err != nil {
		t.Fatal(say(err))
	}
	o.Region, o.Log, o.Now = r, logging.New(c.log), func() time.Time { return story.Add(time.Hour) }
	o.Browse = func(address string) error { go person(t, address, "U2"); return nil }
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if report, err := app.VerifyAudit(ctx, o, false); err != nil || report.Repository != "agrees" || len(report.Findings) > 0 {
		t.Errorf("with its repository: %+v %v", report, say(err))
	}
	marks, _ := filepath.Glob(filepath.Join(o.SpareDir, "*", "checkpoint.json"))
	journals, _ := filepath.Glob(filepath.Join(o.DataDir, "*", "audit.db"))
	if len(marks) != 1 || len(journals) != 1 {
		t.Fatalf("%v %v", marks, journals)
	}
	db, err := sql.Open("sqlite", "file:"+journals[0])
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("DROP TRIGGER events_unchanged; UPDATE events SET body = replace(body, 'Whitlock', 'Nobody') WHERE seq = 2"); err != nil {
		t.Fatal(err)
	}
	if code, said := verify("verify"); code != 3 || !strings.Contains(said, "WRONG: event 2 was changed") || strings.Count(said, "WRONG") != 1 {
		t.Errorf("%d %s", code, said)
	}
	_ = db.Close()
	_ = os.RemoveAll(filepath.Dir(journals[0]))
	if code, said := verify("verify"); code != 1 || !strings.Contains(said, "no audit journal") {
		t.Errorf("%d %s", code, said)
	}
	if _, err := os.Stat(filepath.Dir(journals[0])); err == nil {
		t.Error("looking for a journal made one")
	}
}
