pragma ComponentBehavior: Bound
import QtQuick
import "."

// The settings of one thing as chips: `keys` are its values on the wire, `prefix` begins their texts.
Flow {
    id: settings

    required property var dock
    required property var keys
    required property string current
    required property string prefix
    property string well: "ok"      // the value that is no fault
    signal wanted(string key)

    width: parent.width
    spacing: Style.gap

    Repeater {
        model: settings.keys
        Chip {
            required property string modelData
            text: settings.dock.say(settings.dock.language, settings.prefix + modelData.replace(/_/g, "-"))
            chosen: settings.current === modelData
            trouble: modelData !== settings.well
            onTapped: settings.wanted(modelData)
        }
    }
}
