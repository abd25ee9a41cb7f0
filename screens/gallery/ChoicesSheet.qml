pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../theme"

Column {
    id: sheet
    required property var shown
    spacing: Theme.mm(8)

    Specimen {
        title: "Chip"
        Repeater {
            model: sheet.shown.choices
            States {
                id: kind
                required property var entry
                words: sheet.shown.states
                control: Row {
                    spacing: Theme.gap
                    Chip {
                        name: "option:chip:one"
                        label: kind.entry.label
                        selected: kind.entry.selected
                    }
                    Chip {
                        name: "option:chip:many"
                        label: kind.entry.label
                        selected: kind.entry.selected
                        ticked: true
                        role: Accessible.CheckBox
                    }
                }
            }
        }
    }
    Specimen {
        title: "ChipGroup"
        ChipGroup {
            choices: sheet.shown.choices
            subject: "gallery"
            room: parent.width
        }
    }
    Specimen {
        title: "OptionCard"
        Repeater {
            model: [{many: true, selected: false, enabled: true}, {many: true, selected: true, enabled: true}, {many: false, selected: false, enabled: true}, {many: false, selected: true, enabled: true}, {many: true, selected: false, enabled: false}]
            States {
                id: option
                required property var modelData
                words: sheet.shown.states
                cell: Theme.mm(64)
                control: OptionCard {
                    name: "option:gallery:one"
                    label: sheet.shown.title
                    many: option.modelData.many
                    selected: option.modelData.selected
                    enabled: option.modelData.enabled
                }
            }
        }
    }
    Specimen {
        title: "PageChoice"
        Row {
            spacing: Theme.step
            Repeater {
                model: sheet.shown.sheets
                PageChoice { width: Theme.mm(60) }
            }
        }
    }
    Specimen {
        title: "WayTabs"
        WayTabs {
            width: parent.width
            model: sheet.shown.tabs
        }
        WayTabs {
            width: parent.width
            model: sheet.shown.tabs
            high: true
        }
    }
}
