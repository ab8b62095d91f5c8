package region

import (
	"os"

	"shcr/backend/care"
)

// Find gives the path of the region file: the flag, else SHCR_REGION, else the
// machine-wide place of this operating system (decision 27), which only an
// administrator can write.
func Find(flag string) (string, error) {
	for _, p := range []string{flag, os.Getenv("SHCR_REGION")} {
		if p != "" {
			return p, nil
		}
	}
	if _, err := os.Stat(machinePlace()); err != nil {
		return "", &care.Error{Code: care.CodeRegion, Op: "find region file", Err: err,
			Say: "No region file is installed at " + machinePlace() + ". Ask whoever manages this workstation, name one with --region FILE, or type 'shcr training' for the training region."}
	}
	return machinePlace(), nil
}

// MachinePlace is where this operating system keeps the region file.
func MachinePlace() string { return machinePlace() }
