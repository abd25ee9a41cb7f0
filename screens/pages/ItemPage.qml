import QtQuick
import "../controls"
import "../drawings"
import "../theme"

// The guide to an item in leaves. The leaves stay in sight over the text, and at the foot what can be done.
Item {
    id: frame

    required property var page
    readonly property bool landscape: Theme.landscape
    readonly property real inner: width - 2 * Theme.margin

    // So low that hardly a line would stand between the leaves and the foot: then the leaves scroll with the text.
    readonly property bool low: height - foot.height - 2 * Theme.bar < Theme.mm(75)
    // A wide screen, or a high one whose foot is high: the name scrolls as well.
    readonly property bool named: !landscape && height - foot.height >= Theme.mm(185)

    function arrive() {
        area.toTop();
    }
    readonly property string leaf: page.leaf
    onLeafChanged: area.toTop()

    Column {
        id: head
        x: Theme.margin
        y: Theme.mm(frame.landscape ? 4 : 6)
        width: frame.inner
        spacing: Theme.mm(5)

        Naming {
            shown: frame.named
            page: frame.page
            width: parent.width
        }
        WayTabs {
            visible: !frame.low
            model: frame.page.tabs
            width: parent.width
        }
    }
    ScrollArea {
        id: area
        width: parent.width
        anchors.top: head.bottom
        anchors.bottom: foot.top
        spacing: Theme.mm(5)

        Naming {
            shown: !frame.named
            page: frame.page
            small: frame.landscape
            width: parent.width
        }
        WayTabs {
            visible: frame.low
            model: frame.page.tabs
            width: parent.width
        }
        Words {
            objectName: "text:summary"
            text: frame.page.summary
            font.pixelSize: Theme.lead
            room: parent.width
        }
        Words {
            objectName: "text:lead"
            text: frame.page.lead
            font.pixelSize: Theme.lead
            room: parent.width
        }
        Card {
            visible: list.count > 0
            width: parent.width
            padding: Theme.mm(5)
            FactList {
                id: list
                facts: frame.page.facts
                width: parent.width
            }
        }
        MaterialList {
            materials: frame.page.materials
            width: parent.width
            visible: height > 0
        }
        FlowChart {
            steps: frame.page.steps
            first: frame.page.flow_start
            last: frame.page.flow_end
            width: parent.width
        }
        PlaceList {
            places: frame.page.places
            width: parent.width
            visible: height > 0
        }
        QuestionList {
            questions: frame.page.questions
            width: parent.width
            visible: height > 0
        }
        Card {
            visible: points.count > 0
            width: parent.width
            padding: Theme.mm(5)
            Words {
                text: frame.page.points_title
                strong: true
                font.pixelSize: Theme.lead
                width: parent.width
                Accessible.role: Accessible.Heading
            }
            PointList {
                id: points
                points: frame.page.points
                width: parent.width
            }
        }
    }
    // A low screen has no room for the words over the buttons: they stand beside them.
    Item {
        id: foot
        readonly property bool split: frame.landscape && instead.visible
        anchors.bottom: parent.bottom
        width: parent.width
        height: split ? Math.max(instead.height, bar.implicitHeight) : instead.height + bar.implicitHeight

        Rectangle {
            anchors.fill: parent
            visible: foot.split
            color: Theme.colours.warnSoft
        }
        InsteadBar {
            id: instead
            instead: frame.page.instead
            width: foot.split ? parent.width * 0.62 : parent.width
            ending: foot.split ? Theme.mm(4) : Theme.margin
        }
        Rectangle {
            y: foot.split ? 0 : instead.height
            width: parent.width
            height: Theme.hairline
            color: foot.split ? Theme.colours.warn : Theme.colours.lineSoft
        }
        ActionBar {
            id: bar
            x: foot.split ? instead.width - Theme.margin + Theme.mm(4) : 0
            y: foot.split ? (foot.height - height) / 2 : instead.height
            width: parent.width - x
            actions: frame.page.actions
        }
    }

    component Naming: Item {
        id: naming
        required property bool shown
        required property var page
        property bool small: false
        visible: shown
        height: shown ? Math.max(picture.height, words.height) : 0

        Drawing {
            id: picture
            name: naming.page.icon
            width: Theme.mm(naming.small ? 22 : 28)
            height: width
        }
        Column {
            id: words
            x: picture.width + Theme.mm(5)
            width: naming.width - x
            spacing: Theme.mm(1)
            anchors.verticalCenter: parent.verticalCenter

            // A low screen has the state on the department's line, where both fit.
            Item {
                id: over
                readonly property bool both: Theme.low && department.implicitWidth + Theme.mm(6) + beside.naturalWidth <= width
                width: parent.width
                height: both ? Math.max(department.height, beside.height) : department.height

                Words {
                    id: department
                    text: naming.page.department
                    color: Theme.colours.inkSoft
                    width: over.both ? implicitWidth : parent.width
                }
                Sign {
                    id: beside
                    objectName: visible ? "text:state" : ""
                    visible: over.both
                    text: naming.page.state
                    kind: naming.page.standing
                    x: department.width + Theme.mm(6)
                    width: parent.width - x
                }
            }
            Words {
                objectName: "text:title"
                text: naming.page.title
                strong: true
                font.pixelSize: Theme.heading
                width: parent.width
                Accessible.role: Accessible.Heading
            }
            Sign {
                objectName: visible ? "text:state" : ""
                visible: !over.both
                text: naming.page.state
                kind: naming.page.standing
                width: parent.width
            }
        }
    }
}
