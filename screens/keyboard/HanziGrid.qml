pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// Many signs to choose from, a screenful at a time: by one finger, or with the two keys beside it.
Item {
    id: grid

    required property var signs      // a list of texts, or the model of candidates with its role `display`
    required property string prefix  // of the names: "key:candidate:"
    required property real keyHeight
    required property var words      // KeyboardWords
    required property var hanzi      // kiosk.qt.hanzi
    property int chosen: -1
    property real least: Theme.touch
    readonly property int columns: Math.max(1, Math.floor(view.width / least))

    signal picked(int index)

    GridView {
        id: view
        objectName: "signs"
        width: grid.width - keys.width
        height: Math.floor(grid.height / grid.keyHeight) * grid.keyHeight
        clip: true
        interactive: !Shell.explore
        cellWidth: width / grid.columns
        cellHeight: grid.keyHeight
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        snapMode: GridView.SnapToRow
        model: grid.signs
        delegate: Key {
            id: sign
            required property int index
            required property var model
            readonly property string shown: model.display ?? model.modelData
            name: grid.prefix + index
            label: shown
            Accessible.description: grid.hanzi.example(shown)
            text: shown
            chosen: index === grid.chosen
            size: Theme.lead
            width: view.cellWidth
            height: view.cellHeight
            onTapped: grid.picked(index)
        }
    }
    Column {
        id: keys
        anchors.right: parent.right
        width: Math.max(Theme.touch, Theme.mm(18))
        visible: view.contentHeight > view.height

        Key {
            name: "key:earlier"
            label: grid.words.earlier
            drawing: "up"
            quiet: true
            enabled: !view.atYBeginning
            opacity: enabled ? 1 : 0.4
            width: parent.width
            height: grid.keyHeight
            onTapped: view.contentY = Math.max(0, view.contentY - view.height)
        }
        Key {
            name: "key:later"
            label: grid.words.later
            drawing: "down"
            quiet: true
            enabled: !view.atYEnd
            opacity: enabled ? 1 : 0.4
            width: parent.width
            height: grid.keyHeight
            onTapped: view.contentY = Math.min(view.contentHeight - view.height, view.contentY + view.height)
        }
    }
}
