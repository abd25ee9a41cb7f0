pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// Beside the nine keys: what the next syllable can be. Who sees the right one picks it, and the candidates get fewer.
ListView {
    id: list

    required property var readings
    required property real keyHeight

    signal picked(string reading)

    objectName: "readings"
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    interactive: !Shell.explore
    cacheBuffer: 0
    model: readings
    delegate: Key {
        required property string modelData
        name: `key:reading:${modelData}`
        label: modelData
        text: modelData
        quiet: true
        width: list.width
        height: list.keyHeight
        onTapped: list.picked(modelData)
    }
}
