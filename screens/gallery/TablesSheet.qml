pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../theme"

Column {
    id: sheet
    required property var shown
    spacing: Theme.mm(8)

    Specimen {
        title: "DataTable"
        DataTable {
            width: parent.width
            height: Theme.mm(110)
            columns: sheet.shown.columns
            rows: sheet.shown.rows
        }
    }
    Specimen {
        title: "CountTable"
        Card {
            width: parent.width
            CountTable {
                width: parent.width
                columns: sheet.shown.columns
                rows: sheet.shown.rows
            }
        }
    }
    Specimen {
        title: "DeskLines"
        Card {
            width: parent.width
            DeskLines {
                width: parent.width
                lines: sheet.shown.lines
            }
        }
    }
    Specimen {
        title: "QrCode"
        QrCode {
            path: sheet.shown.code
            modules: sheet.shown.modules
            most: Theme.mm(60)
        }
    }
    Specimen {
        title: "ProgressBar"
        ProgressBar {
            width: parent.width
            fraction: 0.4
        }
        ProgressBar {
            width: parent.width
            centred: false
        }
    }
}
