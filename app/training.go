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

// StartTraining starts the training region on a loopback address and loads its
// own region file, as a live one would be. What an import loaded as whom is
// written to say.
func StartTraining(ctx context.Context, listen, importDir string, say io.Writer) (*Training, *region.Region, error) {
	if err := trainingAllowed(region.MachinePlace()); err != nil {
		return nil, nil, err
	}
	t, err := training.Start(ctx, training.Options{Listen: listen, Import: importDir})
	if err != nil {
		return nil, nil, err
	}
	r, err := region.Parse(t.File())
	if err != nil {
		_ = t.Close()
		return nil, nil, err
	}
	if importDir != "" {
		fmt.Fprintln(say, t.Report().String())
	}
	fmt.Fprintln(say, "The training region's own page, to stop or slow an organisation:", t.Address())
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
func ServeTraining(ctx context.Context, listen, importDir string, out, say io.Writer) error {
	t, _, err := StartTraining(ctx, listen, importDir, say)
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
