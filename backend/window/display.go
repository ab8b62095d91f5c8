package window

// NoDisplay is what to say when [HasDisplay] is false.
const NoDisplay = "ShCR Viewer needs a screen and found none. Start it from a desktop session. (DISPLAY and WAYLAND_DISPLAY are not set, or nothing answers there.)"
