import QtQuick
import "../drawings"
import "../theme"

// A guidance scene: the drawing, and what moves in it moves now and then, shortly.
Item {
    id: figure

    required property string scene
    readonly property real unit: Math.min(width / 240, height / 160)
    // What moves, from where to where, in units of the drawing; without an entry the scene is still.
    readonly property var moves: ({
            lay_card: {name: "moving_card", from: Qt.point(71, 2), to: Qt.point(71, 53)},
            reading_card: {name: "moving_card", from: Qt.point(71, 53), to: Qt.point(71, 53)},
            insert_chip: {name: "moving_chip", from: Qt.point(87, 2), to: Qt.point(87, 40)},
            stand_before: {name: "moving_person", from: Qt.point(34, 28), to: Qt.point(55, 28)},
            place_page: {name: "moving_page", from: Qt.point(24, 96), to: Qt.point(70, 96)},
            take_card: {name: "moving_card", from: Qt.point(71, 53), to: Qt.point(71, 2)},
            printing: {name: "moving_paper", from: Qt.point(85, 9), to: Qt.point(85, 37), slot: 62},
            take_paper: {name: "moving_paper", from: Qt.point(85, 37), to: Qt.point(85, 62), slot: 62}
        })
    readonly property var move: moves[figure.scene] ?? null

    implicitHeight: width * 160 / 240
    visible: figure.scene !== "" && figure.scene !== "none"
    Accessible.ignored: true

    Item {
        width: 240 * figure.unit
        height: 160 * figure.unit
        anchors.centerIn: parent
        // As a whole: what moves keeps its place in the scene.
        transform: Scale {
            xScale: Theme.mirrored ? -1 : 1
            origin.x: 120 * figure.unit
        }

        Drawing {
            anchors.fill: parent
            upright: false
            name: figure.visible ? `scene_${figure.scene === "take_card" ? "lay_card" : figure.scene}` : ""
        }
        Item {
            id: way
            // Paper is seen only once it has come out of the slot.
            readonly property real slot: (figure.move?.slot ?? 0) * figure.unit
            y: slot
            width: parent.width
            height: parent.height - slot
            clip: slot > 0

        Drawing {
            id: mover
            upright: false
            property bool there: Theme.reducedMotion
            readonly property point place: figure.move === null ? Qt.point(0, 0) : there ? figure.move.to : figure.move.from
            visible: figure.move !== null
            name: figure.move?.name ?? ""
            width: layers.width * figure.unit
            height: layers.height * figure.unit
            x: place.x * figure.unit
            y: place.y * figure.unit - way.slot
            Behavior on x {
                enabled: mover.there
                Slide {}
            }
            Behavior on y {
                enabled: mover.there
                Slide {}
            }
        }
        }
        // What a card goes into stands before it.
        Drawing {
            anchors.fill: parent
            visible: figure.scene === "insert_chip"
            name: visible ? "front_insert_chip" : ""
        }
    }
    component Slide: NumberAnimation {
        duration: Theme.calm
        easing.type: Easing.OutCubic
    }
    Timer {
        objectName: "moves"
        interval: mover.there ? 2600 : 900
        repeat: true
        running: figure.visible && figure.move !== null && !Theme.reducedMotion
        onTriggered: mover.there = !mover.there
    }
}
