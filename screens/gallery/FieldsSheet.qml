pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../theme"

Column {
    id: sheet
    required property var shown
    spacing: Theme.mm(8)

    Specimen {
        title: "TextField"
        TextField {
            width: parent.width
            key: "search"
            icon: "search"
            hint: sheet.shown.title
        }
        TextField {
            width: parent.width
            key: "filled"
            hint: sheet.shown.title
            value: "411002"
            Component.onCompleted: take()
        }
        TextField {
            width: parent.width
            key: "wrong"
            hint: sheet.shown.title
            value: "41100X"
            wrong: true
        }
    }
    Specimen {
        title: "FieldFrame · LineField · ChoiceField · MonthField · ListField · PickerBox · PickerHeading"
        Fields { fields: sheet.shown.right }
    }
    Specimen {
        title: "ErrorSummary"
        ErrorSummary {
            width: parent.width
            errors: sheet.shown.errors
        }
        Fields { fields: sheet.shown.wrong }
    }
    Specimen {
        title: "SignaturePad"
        SignaturePad {
            width: parent.width
            key: "signature"
            hint: sheet.shown.title
            clearLabel: "×"
        }
    }
    component Fields: Column {
        id: list
        required property var fields
        width: parent?.width ?? 0
        spacing: Theme.mm(6)
        Repeater {
            model: list.fields
            Loader {
                id: place
                required property var entry
                width: list.width
                sourceComponent: entry.kind === "text" ? line : entry.kind === "month" ? month : entry.kind === "list" ? choices : several
                Component {
                    id: line
                    LineField { model: place.entry }
                }
                Component {
                    id: month
                    MonthField { model: place.entry }
                }
                Component {
                    id: choices
                    ListField { model: place.entry }
                }
                Component {
                    id: several
                    ChoiceField { model: place.entry }
                }
            }
        }
    }
}
