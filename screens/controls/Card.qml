import QtQuick
import "../theme"

// A white sheet on the ground. Its children stand in a column.
Rectangle {
    id: card

    default property alias content: column.data
    property real padding: Theme.mm(6)
    property alias spacing: column.spacing
    readonly property real innerWidth: width - 2 * padding

    color: Theme.colours.surface
    radius: Theme.corner
    border.width: Theme.hairline
    border.color: Theme.colours.lineSoft
    implicitHeight: column.implicitHeight + 2 * padding

    Column {
        id: column
        x: card.padding
        y: card.padding
        width: card.innerWidth
        spacing: Theme.mm(4)
    }
}
