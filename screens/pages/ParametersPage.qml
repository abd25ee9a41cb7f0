pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../theme"

// The few things that only the resident can say. Errors beside the field and summed up on top.
PageFrame {
    id: frame

    actions: page.actions
    single: [page.next]

    function goTo(key: string) {
        for (let i = 0; i < fields.count; i++) {
            const loader = fields.itemAt(i) as Loader;
            if ((loader?.item as FieldFrame)?.key === key)
                frame.reveal(loader);
        }
    }

    Title { text: frame.page.title }
    Words {
        objectName: "text:lead"
        text: frame.page.lead
        font.pixelSize: Theme.lead
        room: parent.width
    }
    ErrorSummary {
        errors: frame.page.errors
        width: parent.width
        onWanted: key => frame.goTo(key)
        // Who sent a form and got errors sees them, wherever they had scrolled to.
        onCountChanged: if (count > 0) frame.arrive()
    }
    Card {
        width: parent.width
        visible: known.count > 0
        FactList {
            id: known
            facts: frame.page.facts
            width: parent.width
        }
    }
    Repeater {
        id: fields
        model: frame.page.fields
        Loader {
            id: loader
            required property var entry
            width: frame.innerWidth
            sourceComponent: ["month", "year", "date"].includes(entry.kind) ? month : entry.kind === "list" ? list : entry.kind === "text" ? line : choice

            Component {
                id: month
                MonthField {
                    model: loader.entry
                    onOpenChanged: if (open) unfolding.restart()

                    // The whole picker comes into sight, once it has been laid out; not while a field is written.
                    Timer {
                        id: unfolding
                        interval: 50
                        onTriggered: if (!Shell.inputMethod.visible) frame.reveal(loader)
                    }
                }
            }
            Component {
                id: list
                ListField {
                    model: loader.entry
                    onHeightChanged: if (open) listing.restart()

                    Timer {
                        id: listing
                        interval: 50
                        onTriggered: frame.reveal(loader)
                    }
                }
            }
            Component {
                id: line
                LineField { model: loader.entry }
            }
            Component {
                id: choice
                ChoiceField { model: loader.entry }
            }
        }
    }
    // Where the page is high, it says with a drawing what is to be done.
    SceneDrawing {
        scene: frame.landscape ? "none" : frame.page.scene
        width: Math.min(parent.width, Theme.mm(150))
        height: visible ? implicitHeight : 0
        anchors.horizontalCenter: parent.horizontalCenter
    }
}
