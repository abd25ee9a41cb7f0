pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../drawings"
import "../drawings/drawings.js" as Drawings
import "../theme"

Column {
    id: sheet
    required property var shown
    readonly property var all: Drawings.names()
    spacing: Theme.mm(8)

    Specimen {
        title: "SceneDrawing"
        Flow {
            width: parent.width
            spacing: Theme.mm(6)
            Repeater {
                model: [...sheet.all.filter(name => name.startsWith("scene_")).map(name => name.slice(6)), "take_card"]
                Column {
                    id: scene
                    required property string modelData
                    SceneDrawing {
                        scene: scene.modelData
                        width: Theme.mm(66)
                        height: implicitHeight
                    }
                    Words { text: scene.modelData }
                }
            }
        }
    }
    Specimen {
        title: "TerminalSketch"
        TerminalSketch { model: sheet.shown.sketch }
    }
    Specimen {
        title: "PlateView"
        PlateView {
            body: sheet.shown.plate
            width: Theme.mm(110)
            height: implicitHeight
        }
    }
    Specimen {
        title: "Drawing"
        Flow {
            width: parent.width
            spacing: Theme.mm(5)
            Repeater {
                model: sheet.all.filter(name => !/^(scene|front|moving)_|^terminal$/.test(name))
                Drawing {
                    required property string modelData
                    name: modelData
                    single: layers.body === "" && layers.ground === "" && layers.dot === "" ? Theme.colours.ink : "transparent"
                    width: Theme.mm(16)
                    height: width
                }
            }
        }
    }
}
