pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// What people ask, each with its answer below it: nothing to unfold.
Column {
    id: list

    required property var questions   // list of QuestionCard

    spacing: Theme.mm(4)

    Repeater {
        model: list.questions
        Card {
            id: card
            required property var entry
            width: list.width
            padding: Theme.mm(5)
            spacing: Theme.mm(2)

            Words {
                objectName: `text:question:${card.entry.key}`
                text: card.entry.question
                strong: true
                font.pixelSize: Theme.lead
                width: card.innerWidth
            }
            Words {
                objectName: `text:answer:${card.entry.key}`
                text: card.entry.answer
                width: card.innerWidth
            }
        }
    }
}
