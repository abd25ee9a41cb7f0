pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../drawings"
import "../theme"

Column {
    id: sheet
    required property var shown
    spacing: Theme.mm(8)
    readonly property real screen: width + 2 * Theme.margin

    Specimen {
        title: "Mark"
        Mark {
            width: Theme.mm(30)
            height: width
        }
    }
    Specimen {
        title: "Header"
        Header {
            x: -Theme.margin
            width: sheet.screen
            model: sheet.shown.header
        }
    }
    Specimen {
        title: "Band · DemonstrationMark · Reminder"
        DemonstrationMark {
            x: -Theme.margin
            width: sheet.screen
            text: sheet.shown.header.demonstration
        }
        Reminder {
            x: -Theme.margin
            width: sheet.screen
            text: sheet.shown.title
        }
    }
    Specimen {
        title: "Footer"
        Footer {
            x: -Theme.margin
            width: sheet.screen
            model: sheet.shown.footer
        }
    }
    Specimen {
        title: "IdleWarning"
        Item {
            x: -Theme.margin
            width: sheet.screen
            height: Theme.mm(240)
            clip: true
            IdleWarning {
                anchors.fill: parent
                warning: sheet.shown.warning
            }
        }
    }
    Specimen {
        title: "AccessPanel"
        Item {
            x: -Theme.margin
            width: sheet.screen
            height: Theme.mm(260)
            clip: true
            AccessPanel {
                anchors.fill: parent
                panel: sheet.shown.access
            }
        }
    }
}
