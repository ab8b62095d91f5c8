package swap

import (
	"errors"
	"slices"
	"testing"
	"testing/fstest"
)

// L6: only what is memory or encrypted, or rests on such alone, is taken for kept.
func TestL6_OpenSwapIsFound(t *testing.T) {
	sys := map[string]string{
		"sys/dev/block/253:0/dm/uuid":                  "CRYPT-LUKS2-0a-luks\n",
		"sys/dev/block/253:1/dm/uuid":                  "LVM-b1\n", // a volume on an encrypted disk
		"sys/dev/block/253:1/slaves/dm-0/dm/uuid":      "CRYPT-LUKS2-0a-luks\n",
		"sys/dev/block/253:2/dm/uuid":                  "LVM-b2\n", // and one that spans a plain one too
		"sys/dev/block/253:2/slaves/dm-0/dm/uuid":      "CRYPT-LUKS2-0a-luks\n",
		"sys/dev/block/253:2/slaves/sda2/partition":    "2\n",
		"sys/dev/block/252:0/mem_limit":                "0\n",
		"sys/dev/block/252:0/backing_dev":              "none\n",
		"sys/dev/block/252:1/mem_limit":                "0\n",
		"sys/dev/block/252:1/backing_dev":              "/dev/sda3\n",
		"sys/dev/block/8:2/partition":                  "2\n",
		"sys/dev/block/253:3/dm/uuid":                  "LVM-CRYPT-in-name-only\n",
		"sys/dev/block/253:3/slaves/sda2/dm/something": "\n",
	}
	numbers := map[string]string{"/dev/dm-0": "253:0", "/dev/dm-1": "253:1", "/dev/dm-2": "253:2", "/dev/dm-3": "253:3", "/dev/zram0": "252:0", "/dev/zram1": "252:1",
		"/dev/sda2": "8:2", "/swap file": "8:2", "/home/swap": "253:0", "/on btrfs": "0:31"}
	number := func(path string) (string, error) {
		if n, ok := numbers[path]; ok {
			return n, nil
		}
		return "", errors.New("not there")
	}
	const heading = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"
	for text, want := range map[string][]string{
		"":                                   nil,
		"/dev/dm-0 partition 8388604 0 -2\n": nil,
		"/dev/dm-1 partition 8388604 0 -2\n/dev/zram0 partition 100 0 100\n":     nil,
		"/home/swap file 8388604 0 -2\n":                                         nil,
		"/dev/sda2 partition 8388604 0 -2\n":                                     {"/dev/sda2"},
		"/swap\\040file file 8388604 0 -2\n":                                     {"/swap file"},
		"/dev/dm-2 partition 8388604 0 -2\n":                                     {"/dev/dm-2"},
		"/dev/dm-3 partition 8388604 0 -2\n":                                     {"/dev/dm-3"},
		"/dev/zram1 partition 8388604 0 -2\n":                                    {"/dev/zram1"},
		"/on\\040btrfs file 8388604 0 -2\n":                                      {"/on btrfs"},
		"/gone file 8388604 0 -2\n":                                              {"/gone"},
		"/dev/dm-0 partition 8388604 0 -2\n/dev/sda2 partition 8388604 1234 3\n": {"/dev/sda2"},
	} {
		root := fstest.MapFS{"proc/swaps": {Data: []byte(heading + text)}}
		for name, s := range sys {
			root[name] = &fstest.MapFile{Data: []byte(s)}
		}
		state, open := linux(root, number)
		if (state == Open) != (want != nil) || state == Unknown || !slices.Equal(open, want) {
			t.Errorf("%q: %s %q, want %q", text, state, open, want)
		}
	}
	if state, _ := linux(fstest.MapFS{}, number); state != Unknown {
		t.Errorf("nothing to read is %s", state)
	}
}
