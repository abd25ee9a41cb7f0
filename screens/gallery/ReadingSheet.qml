pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../theme"

Column {
    id: sheet
    required property var shown
    spacing: Theme.mm(8)

    Specimen {
        title: "Words"
        Repeater {
            model: [Theme.title, Theme.heading, Theme.lead, Theme.body]
            Words {
                required property int modelData
                text: sheet.shown.title
                font.pixelSize: modelData
                room: parent?.width ?? 0
            }
        }
    }
    Specimen {
        title: "Sign"
        Flow {
            width: parent.width
            spacing: Theme.mm(10)
            Repeater {
                model: ["good", "read", "bring", "warn", "bad", "off"]
                Sign {
                    required property string modelData
                    kind: modelData
                    text: modelData
                    width: naturalWidth + 1
                }
            }
        }
    }
    Specimen {
        title: "Card · PointList"
        Card {
            width: parent.width
            PointList {
                width: parent.width
                points: sheet.shown.points
            }
        }
    }
    Specimen {
        title: "FactList"
        Card {
            width: parent.width
            FactList {
                width: parent.width
                facts: sheet.shown.facts
            }
        }
    }
    Specimen {
        title: "MaterialList"
        MaterialList {
            width: parent.width
            materials: sheet.shown.materials
        }
    }
    Specimen {
        title: "PlaceList"
        PlaceList {
            width: parent.width
            places: sheet.shown.places
        }
    }
    Specimen {
        title: "QuestionList"
        QuestionList {
            width: parent.width
            questions: sheet.shown.questions
        }
    }
    Specimen {
        title: "FlowChart"
        FlowChart {
            width: parent.width
            steps: sheet.shown.steps
            first: "1"
            last: "2"
        }
    }
}
