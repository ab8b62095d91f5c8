package main

import "testing"

func TestLicenceOf(t *testing.T) {
	for text, want := range map[string]string{
		"Apache License\n   Version 2.0, January 2004":                                                     "Apache-2.0",
		"Permission is hereby granted, free of charge, to any person … without restriction":                "MIT",
		"Redistribution and use in source and binary\nforms … Neither the name of":                         "BSD-3-Clause",
		"Redistribution and use in source and binary forms, with or without":                               "BSD-2-Clause",
		"Permission to use, copy, modify, and/or distribute this software for any purpose with or without": "ISC",
		"All rights reserved. Ask first.":                                                                  "",
	} {
		if got := licenceOf(text); got != want {
			t.Errorf("%.30q is %q, want %q", text, got, want)
		}
	}
}
