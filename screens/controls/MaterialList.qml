pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// What is handed in: each with how it comes as a sign, what it must be, and why such pages are sent back.
Column {
    id: list

    required property var materials   // list of MaterialCard

    spacing: Theme.mm(4)

    Repeater {
        model: list.materials
        Card {
            id: card
            required property var entry
            required property int index
            width: list.width
            padding: Theme.mm(5)
            spacing: Theme.mm(2)

            Words {
                objectName: `text:material:${card.entry.key}`
                text: `${card.index + 1}. ${card.entry.title}`
                strong: true
                font.pixelSize: Theme.lead
                width: card.innerWidth
            }
            Sign {
                objectName: `text:mode:${card.entry.key}`
                text: card.entry.mode
                kind: card.entry.effort
                strong: true
                width: card.innerWidth
            }
            Words {
                text: card.entry.also === "" ? card.entry.need : `${card.entry.need}　${card.entry.also}`
                width: card.innerWidth
            }
            Words {
                text: card.entry.check
                width: card.innerWidth
            }
            Words {
                text: card.entry.basis
                color: Theme.colours.inkSoft
                width: card.innerWidth
            }
        }
    }
}
