pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../drawings"
import "../theme"

// Several equal things, one of which is touched: all of one size, none chosen beforehand, closed ones with the reason.
PageFrame {
    id: frame

    actions: page.actions
    maximumWidth: Theme.mm(300)

    Title { text: frame.page.title }
    Words {
        objectName: "text:lead"
        text: frame.page.lead
        font.pixelSize: Theme.lead
        room: parent.width
    }
    Grid {
        id: grid
        readonly property real highest: {
            let high = 0;
            for (let i = 0; i < options.count; i++)
                high = Math.max(high, (options.itemAt(i) as EqualCard)?.naturalHeight ?? 0);
            return high;
        }
        width: parent.width
        columns: frame.landscape && options.count > 2 ? 2 : 1
        spacing: Theme.gap + Theme.mm(2)

        Repeater {
            id: options
            model: frame.page.options
            EqualCard {
                required property var entry
                option: entry
                width: (grid.width - (grid.columns - 1) * grid.spacing) / grid.columns
                height: grid.highest
            }
        }
    }
    Words {
        objectName: "text:note"
        visible: text !== ""
        text: frame.page.note
        color: Theme.colours.inkSoft
        width: parent.width
    }

    component EqualCard: Tappable {
        id: card

        property var option   // Equal
        readonly property real naturalHeight: Math.max(picture.height, words.height) + 2 * Theme.mm(6)

        name: option.name
        label: option.enabled ? `${option.label} ${option.help}` : `${option.label} ${option.reason}`
        enabled: option.enabled
        onTapped: Shell.send(name, {})

        Rectangle {
            anchors.fill: parent
            radius: Theme.corner
            color: card.option.enabled ? Theme.colours.surface : Theme.colours.surfaceAlt
            border.width: card.option.enabled ? Theme.edge : Theme.hairline
            border.color: card.option.enabled ? Theme.colours.action : Theme.colours.line
        }
        Drawing {
            id: picture
            x: Theme.mm(6)
            name: card.option.icon
            width: Theme.mm(20)
            height: width
            opacity: card.option.enabled ? 1 : 0.5
            anchors.verticalCenter: parent.verticalCenter
        }
        Column {
            id: words
            x: picture.x + picture.width + Theme.mm(6)
            width: parent.width - x - Theme.mm(6)
            spacing: Theme.mm(2)
            anchors.verticalCenter: parent.verticalCenter

            Words {
                text: card.option.label
                strong: true
                font.pixelSize: Theme.lead
                color: card.option.enabled ? Theme.colours.ink : Theme.colours.inkSoft
                width: parent.width
                Accessible.ignored: true
            }
            Words {
                visible: card.option.enabled
                text: card.option.help
                color: Theme.colours.inkSoft
                width: parent.width
                Accessible.ignored: true
            }
            Sign {
                visible: !card.option.enabled
                text: card.option.reason
                kind: "off"
                width: parent.width
            }
        }
    }
}
