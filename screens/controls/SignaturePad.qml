pragma ComponentBehavior: Bound
import QtQuick
import "../drawings"
import "../theme"

// Where one signs with a finger: what is drawn fast is drawn thin. It owns its strokes as long as it is seen, and tells
// them as numbers at the end of each: "x,y,ms x,y,ms;x,y,ms", in thousandths of its width, and since the first touch.
Item {
    id: pad

    required property string key
    property string hint
    property string clearLabel
    property int revision: 0   // when this grows the pad is empty again
    property int points: 0

    signal edited(string strokes, real width)

    readonly property int most: 4000   // points; a name has some hundreds
    readonly property real thick: Math.max(2, Theme.mm(1.3))
    readonly property real thin: Math.max(1, Theme.mm(0.45))
    property var strokes: []   // of {x, y, at, wide}, in pixels and milliseconds
    property real began: 0

    function clear() {
        strokes = [];
        points = 0;
        (sheet.item as Sheet)?.again();
    }
    function add(x: real, y: real, fresh: bool) {
        if (points >= most)
            return;
        const now = Date.now();
        if (points === 0)
            began = now;
        const place = {x: Math.max(0, Math.min(width, x)), y: Math.max(0, Math.min(height, y)), at: now - began, wide: thick};
        if (fresh) {
            strokes.push([place]);
        } else {
            const stroke = strokes[strokes.length - 1];
            const last = stroke[stroke.length - 1];
            const far = Math.hypot(place.x - last.x, place.y - last.y);
            if (far < Theme.pixelsPerMm * 0.4)
                return;
            // 200 mm a second and more is as thin as it gets; it changes little by little.
            const speed = Math.min(1, far / Theme.pixelsPerMm / Math.max(1, place.at - last.at) / 0.2);
            place.wide = last.wide * 0.6 + (thick - (thick - thin) * speed) * 0.4;
            stroke.push(place);
        }
        points += 1;
        (sheet.item as Sheet)?.requestPaint();
    }
    function tell() {
        const scale = 1000 / width;
        edited(strokes.map(stroke => stroke.map(point => `${Math.round(point.x * scale)},${Math.round(point.y * scale)},${point.at}`).join(" ")).join(";"), width / Theme.pixelsPerMm);
    }

    implicitHeight: Math.round(width * 0.45)
    onRevisionChanged: clear()
    onVisibleChanged: if (!visible) clear()

    Connections {
        target: Shell
        function onForget() {
            pad.clear();
        }
    }
    Rectangle {
        anchors.fill: parent
        radius: Theme.corner
        color: Theme.colours.surface
        border.width: Theme.edge
        border.color: area.pressed ? Theme.colours.action : Theme.colours.line
    }
    Rectangle {
        x: Theme.mm(10)
        width: parent.width - 2 * x
        y: parent.height * 0.75
        height: Theme.hairline
        color: Theme.colours.lineSoft
    }
    Words {
        anchors.horizontalCenter: parent.horizontalCenter
        y: parent.height * 0.75 - height - Theme.mm(3)
        text: pad.points === 0 ? pad.hint : ""
        font.pixelSize: Theme.lead
        color: Theme.colours.inkSoft
        room: parent.width - 2 * Theme.mm(10)
        Accessible.ignored: true
    }
    // What was drawn is in the memory of this picture too, so it is made anew for everybody.
    Loader {
        id: sheet
        anchors.fill: parent
        active: pad.visible
        sourceComponent: Sheet {}
    }
    MouseArea {
        id: area
        objectName: `field:${pad.key}`
        anchors.fill: parent
        preventStealing: true   // the page does not scroll under a signature
        activeFocusOnTab: true
        Accessible.role: Accessible.Graphic
        Accessible.name: pad.hint
        onPressed: mouse => pad.add(mouse.x, mouse.y, true)
        onPositionChanged: mouse => pad.add(mouse.x, mouse.y, pad.points === 0)
        onReleased: pad.tell()
        onCanceled: pad.tell()
    }
    Tappable {
        name: `action:clear-${pad.key}`
        label: pad.clearLabel
        visible: pad.points > 0
        anchors.top: parent.top
        anchors.right: parent.right
        width: Theme.bar
        height: Theme.touch
        onTapped: {
            pad.clear();
            pad.tell();
        }
        Drawing {
            anchors.centerIn: parent
            width: Theme.lead
            height: width
            name: "clear"
            single: Theme.colours.ink
        }
    }
    component Sheet: Canvas {
        property int stroke: 0   // what is painted up to here stays as it is
        property int point: 0
        property bool whole: true
        readonly property color ink: Theme.colours.ink

        function again() {
            stroke = 0;
            point = 0;
            whole = true;
            requestPaint();
        }
        onInkChanged: again()
        onWidthChanged: again()
        onPaint: {
            const pen = getContext("2d");
            if (whole) {
                pen.clearRect(0, 0, width, height);
                whole = false;
            }
            pen.lineCap = "round";
            pen.strokeStyle = ink;
            for (; stroke < pad.strokes.length; stroke++, point = 0) {
                const line = pad.strokes[stroke];
                for (; point < line.length; point++) {
                    const to = line[point];
                    const from = point > 0 ? line[point - 1] : {x: to.x - 0.1, y: to.y};
                    pen.beginPath();
                    pen.lineWidth = to.wide;
                    pen.moveTo(from.x, from.y);
                    pen.lineTo(to.x, to.y);
                    pen.stroke();
                }
                if (stroke === pad.strokes.length - 1)
                    break;
            }
        }
    }
}
