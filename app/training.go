package app

import (
	"context"
	"fmt"
	"io"

	"shcr/backend/care"
	"shcr/backend/region"
	"shcr/backend/training"
)

// Training is a running training region.
type Training struct{ *training.Region }

// TrainingPlace is the training region as far as it is known before it runs: which
// viewer is its one viewer.
func TrainingPlace() *region.Region {
	return &region.Region{About: region.About{ID: training.ID, Training: true}}
}

// TrainingOptions are what the training command may be told.
type TrainingOptions struct {
	Listen  string // loopback address; "127.0.0.1:0" for any port
	Import  string // folder of FHIR R4 JSON files to load as well; "" none
	Latency string // "none", or "demo" for organisations as slow as theirs are
}

// StartTraining starts the training region on a loopback address and loads its
// own region file, as a live one would be. What an import loaded as whom is
// written to say.
func StartTraining(ctx context.Context, o TrainingOptions, say io.Writer) (*Training, *region.Region, error) {
	if err := trainingAllowed(region.MachinePlace()); err != nil {
		return nil, nil, err
	}
	t, err := training.Start(ctx, training.Options{Listen: o.Listen, Import: o.Import, Latency: o.Latency, TLS: true})
	if err != nil {
		return nil, nil, err
	}
	r, err := region.Parse(t.File())
	if err != nil {
		_ = t.Close()
		return nil, nil, err
	}
	if o.Import != "" {
		fmt.Fprintln(say, t.Report().String())
	}
	fmt.Fprintln(say, "The training region's control panel, to stop, slow or break an organisation:", t.Address())
	return &Training{t}, r, nil
}

// trainingAllowed asks the region installed on this computer, if there is one,
// whether it wants the training region beside it (decision 24).
func trainingAllowed(place string) error {
	r, err := region.Load(place)
	if err != nil || r.Policy.TrainingCommand {
		return nil // a file with mistakes is told of when it is used
	}
	return &care.Error{Code: care.CodeRegion, Op: "start training region",
		Say: "The region installed on this computer does not allow the training region here. Ask whoever manages this workstation."}
}

// ServeTraining serves the region alone until the context ends, and prints its
// region file.
func ServeTraining(ctx context.Context, o TrainingOptions, out, say io.Writer) error {
	t, _, err := StartTraining(ctx, o, say)
	if err != nil {
		return err
	}
	defer t.Close()
	fmt.Fprintln(say, "It runs until you press Ctrl+C. Its region file:")
	if _, err := out.Write(t.File()); err != nil {
		return err
	}
	<-ctx.Done()
	return nil
}
