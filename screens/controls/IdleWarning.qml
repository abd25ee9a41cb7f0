import QtQuick
import "../theme"

// Over the page while the time to answer runs out: one big way to stay, and the way to end.
Item {
    id: overlay

    required property var warning
    readonly property bool low: width > height   // the seconds stand in the message as well

    visible: warning.present
    Accessible.role: Accessible.Dialog
    Accessible.name: warning.title

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.scrim
        // Takes every touch beside the buttons: nothing under it can be used.
        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
        }
    }
    MouseArea {
        anchors.fill: parent
    }
    Rectangle {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, Theme.mm(230))
        height: column.height + Theme.mm(24)
        radius: Theme.corner
        color: Theme.colours.surface
        border.width: Theme.edge
        border.color: Theme.colours.line

        Column {
            id: column
            x: Theme.mm(12)
            y: Theme.mm(12)
            width: parent.width - 2 * x
            spacing: Theme.mm(6)

            Words {
                objectName: "text:warning"
                text: overlay.warning.title
                strong: true
                font.pixelSize: Theme.title
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
            }
            Rectangle {
                visible: !(overlay.low && overlay.warning.keep.present)
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.max(number.implicitWidth, number.implicitHeight) + Theme.mm(10)
                height: width
                radius: width / 2
                color: Theme.colours.warnSoft
                border.width: Theme.mm(1.6)
                border.color: Theme.colours.warn
                Words {
                    id: number
                    objectName: "text:warning-seconds"
                    anchors.centerIn: parent
                    text: overlay.warning.seconds
                    strong: true
                    font.pixelSize: Theme.title
                    color: Theme.colours.warn
                }
            }
            Words {
                text: overlay.warning.message
                room: parent.width
                anchors.horizontalCenter: parent.horizontalCenter
                horizontalAlignment: Text.AlignHCenter
                font.pixelSize: Theme.lead
            }
            Button {
                action: overlay.warning.stay
                large: true
                width: parent.width
            }
            Grid {
                id: ways
                columns: overlay.warning.keep.present && overlay.low ? 2 : 1
                spacing: Theme.mm(6)
                width: parent.width

                Button {
                    visible: overlay.warning.keep.present
                    action: overlay.warning.keep
                    large: true
                    width: (ways.width - (ways.columns - 1) * ways.spacing) / ways.columns
                }
                Button {
                    action: overlay.warning.end
                    large: true
                    width: (ways.width - (ways.columns - 1) * ways.spacing) / ways.columns
                }
            }
        }
    }
}
