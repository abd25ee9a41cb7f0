pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../theme"

// Pages to print: each can be left out.
PageFrame {
    id: frame

    actions: page.actions
    loading: {
        for (let i = 0; i < sheets.count; i++)
            if ((sheets.itemAt(i) as PageChoice)?.loading)
                return true;
        return false;
    }

    Title { text: frame.page.title }
    Words {
        objectName: "text:lead"
        text: frame.page.lead
        font.pixelSize: Theme.lead
        room: parent.width
    }
    Words {
        objectName: "text:state"
        text: frame.page.state
        strong: true
        width: parent.width
    }
    Grid {
        id: grid
        readonly property real cell: (width - (columns - 1) * spacing) / columns
        columns: Math.max(1, Math.min(frame.landscape ? 4 : 3, Math.floor((width + spacing) / (Math.max(Theme.mm(56), Theme.body * 6) + spacing))))
        spacing: Theme.step
        width: parent.width

        Repeater {
            id: sheets
            model: frame.page.sheets
            PageChoice {
                width: grid.cell
            }
        }
    }
}
