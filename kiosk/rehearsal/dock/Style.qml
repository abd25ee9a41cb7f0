pragma Singleton
import QtQuick

// The dock's own look: dark and narrow, so that nobody takes it for the terminal.
QtObject {
    readonly property color ground: "#232a33"
    readonly property color surface: "#2d3641"
    readonly property color raised: "#3a4552"
    readonly property color pressed: "#4a5766"
    readonly property color line: "#56636f"
    readonly property color ink: "#f3f5f7"
    readonly property color inkSoft: "#b9c3cd"
    readonly property color accent: "#8ec5ff"
    readonly property color accentSoft: "#1e4a73"
    readonly property color warn: "#ffcf7a"
    readonly property color warnSoft: "#5a4313"
    readonly property color bad: "#ffb4a6"

    readonly property int gap: 8
    readonly property int margin: 14
    readonly property int corner: 7
    readonly property int body: 15
    readonly property int small: 13
    readonly property int heading: 16
    readonly property int title: 21
    readonly property int control: 34
}
