import QtQuick
import "../controls"
import "../theme"

// What people come for: search first, then what is popular here, and three ways into everything else.
// A high screen has a line for each; a wide one has title, search and persons in one.
Item {
    id: home

    required property var page
    readonly property bool landscape: Theme.landscape
    readonly property real inner: width - 2 * Theme.margin
    readonly property bool long: rows.count > 0

    // Who comes back from an item finds the list as it stands; of the groups it is known where they were left.
    property var places: ({})
    property string place: ""

    function arrive() {
        search.leave();
        stand();
    }
    function stand() {
        if (page.returning && place === page.place)
            return;
        place = page.place;
        grid.stand(page.returning ? places[place] ?? 0 : 0);
        rows.toTop();
    }

    // The rows of another list come after its name: then it stands where it should.
    readonly property string wanted: page.place
    onWantedChanged: standing.restart()
    Timer {
        id: standing   // unlike a call for later, it goes with the page
        interval: 0
        onTriggered: home.stand()
    }
    Connections {
        target: Shell
        function onForget() {
            home.places = {};
            home.place = "";
        }
    }

    // Measured apart: a text that changes for its own width is laid out within its own layout, which Qt does not survive.
    TextMetrics {
        id: titleMetrics
        font.pixelSize: title.font.pixelSize
        font.weight: Font.Bold
        text: home.page.title
    }
    TextMetrics {
        id: hintMetrics
        font.pixelSize: Theme.chrome   // as small as it may become
        text: home.page.search_hint
    }
    Item {
        id: head
        readonly property real searchWidth: hintMetrics.advanceWidth + Theme.lead * 1.1 + Theme.mm(16) + Theme.gap
        readonly property real titleWidth: Math.ceil(titleMetrics.advanceWidth) + Theme.mm(2)
        readonly property bool titled: !home.landscape || titleWidth + persons.width + Math.max(searchWidth, Theme.mm(110)) + Theme.mm(20) < home.inner
        readonly property bool personsBeside: home.landscape ? persons.width + Math.max(searchWidth, Theme.mm(90)) + Theme.mm(6) < home.inner : titleWidth + Theme.mm(8) + persons.width <= home.inner
        readonly property real start: greeting.visible ? greeting.height + Theme.mm(2) : 0
        readonly property real line: start + (home.landscape ? 0 : Math.max(title.height, personsBeside ? persons.height : 0) + Theme.mm(4))
        x: Theme.margin
        y: home.landscape ? Theme.mm(4) : Theme.mm(7)
        width: home.inner
        height: Math.max(search.y + search.height, persons.y + persons.height)

        Words {
            id: greeting
            objectName: "text:greeting"
            text: Theme.low ? "" : home.page.greeting   // the footer names who is here
            color: Theme.colours.inkSoft
            font.pixelSize: Theme.lead
            width: parent.width
        }
        Title {
            id: title
            text: home.page.title
            visible: head.titled
            y: home.landscape ? head.line + (search.height - height) / 2 : head.start
            width: home.landscape ? head.titleWidth : head.personsBeside ? parent.width - persons.width - Theme.mm(8) : parent.width
        }
        TextField {
            id: search
            key: "search"
            icon: "search"
            x: home.landscape && head.titled ? head.titleWidth + Theme.mm(8) : 0
            y: head.line
            width: parent.width - x - (home.landscape && head.personsBeside ? persons.width + Theme.mm(6) : 0)
            hint: home.page.search_hint
            value: home.page.search
            revision: home.page.search_revision
            onEdited: text => Shell.send("field:search", {text: text})
        }
        ChipGroup {
            id: persons
            choices: home.page.persons
            subject: "persons"
            room: head.width
            x: head.personsBeside ? parent.width - width : 0
            y: !head.personsBeside ? search.y + search.height + Theme.mm(4) : home.landscape ? search.y + (search.height - height) / 2 : title.y + Math.max(0, (title.height - height) / 2)
        }
    }
    WayTabs {
        id: ways
        model: home.page.tabs
        high: !home.landscape && !Theme.elder
        x: Theme.margin
        width: home.inner
        y: head.y + head.height + Theme.mm(home.landscape ? 4 : 5)
    }
    Item {
        id: lists
        x: Theme.margin
        y: ways.y + ways.height + Theme.mm(home.landscape ? 4 : 6)
        width: home.width - x
        height: home.height - y

        TileGrid {
            id: grid
            visible: !home.long
            anchors.fill: parent
            tiles: home.page.tiles
            groups: home.page.groups
            heading: Theme.low ? "" : home.page.heading   // the chosen way says it
            empty: home.page.empty
            onPositionChanged: if (visible && home.place === home.page.place) home.places[home.place] = position
        }
        ItemList {
            id: rows
            enabled: home.long   // not hidden: a list that cannot be seen keeps rows that are gone
            anchors.fill: parent
            rows: home.page.rows
            heading: home.long ? home.page.heading : ""
        }
    }
}
