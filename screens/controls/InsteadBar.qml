import QtQuick
import "../theme"

// Why something cannot be done here, and where it can: stays in sight over the actions, at the size of the footer.
Rectangle {
    id: bar

    required property var instead   // Instead
    property real maximumWidth: Theme.mm(340)
    property real ending: Theme.margin   // the right margin
    readonly property real inner: Math.min(width - Theme.margin - ending, maximumWidth)

    visible: instead.present
    height: visible ? column.height + Theme.mm(6) : 0
    color: Theme.colours.warnSoft

    Rectangle {
        width: parent.width
        height: Theme.hairline
        color: Theme.colours.warn
    }
    Column {
        id: column
        x: Theme.margin + (bar.width - Theme.margin - bar.ending - width) / 2
        y: Theme.mm(3)
        width: bar.inner
        spacing: Theme.mm(1)

        Sign {
            objectName: "text:why"
            text: bar.instead.why
            kind: "warn"
            strong: true
            size: Theme.chrome
            width: parent.width
        }
        Words {
            objectName: "text:where"
            text: bar.instead.phone === "" ? bar.instead.where : `${bar.instead.where}　${bar.instead.phone}`
            font.pixelSize: Theme.chrome
            x: Theme.chrome + Theme.mm(1.6)
            width: parent.width - x
        }
    }
}
