import QtQuick
import "../controls"
import "../theme"

// Where a finger writes one hanzi. Every stroke is sent to the engine, in parts of the field.
Item {
    id: field

    required property var hanzi      // kiosk.qt.hanzi
    required property real keyHeight
    required property var words      // KeyboardWords

    property var strokes: []         // of [x, y] between 0 and 1

    signal erased
    signal spaced
    signal done

    function forget() {
        strokes = [];
        hanzi.recognise([]);
        canvas.requestPaint();
    }
    function point(x: real, y: real): var {
        return [Math.max(0, Math.min(1, x / paper.width)), Math.max(0, Math.min(1, y / paper.height))];
    }

    Rectangle {
        id: paper
        objectName: "key:paper"
        x: Theme.mm(1)
        y: Theme.mm(1)
        width: field.width - keys.width - Theme.mm(3)
        height: field.height - Theme.mm(2)
        radius: Theme.corner
        color: Theme.colours.surface
        border.width: Theme.hairline
        border.color: Theme.colours.line
        Accessible.role: Accessible.Canvas
        Accessible.name: field.words.write_lead

        Words {
            anchors.centerIn: parent
            text: field.strokes.length === 0 ? field.words.write_lead : ""
            color: Theme.colours.inkSoft
            Accessible.ignored: true
        }
        Canvas {
            id: canvas
            anchors.fill: parent
            onPaint: {
                const pen = getContext("2d");
                pen.reset();
                pen.lineWidth = Theme.mm(1.6);
                pen.lineCap = "round";
                pen.lineJoin = "round";
                pen.strokeStyle = Theme.colours.ink;
                for (const stroke of field.strokes) {
                    pen.beginPath();
                    stroke.forEach(([x, y], index) => index === 0 ? pen.moveTo(x * width, y * height) : pen.lineTo(x * width, y * height));
                    pen.stroke();
                }
            }
        }
        MouseArea {
            anchors.fill: parent
            preventStealing: true
            onPressed: mouse => {
                field.strokes = [...field.strokes, [field.point(mouse.x, mouse.y)]];
            }
            onPositionChanged: mouse => {
                field.strokes[field.strokes.length - 1].push(field.point(mouse.x, mouse.y));
                canvas.requestPaint();
            }
            onReleased: field.hanzi.recognise(field.strokes)
        }
    }
    Column {
        id: keys
        anchors.right: parent.right
        width: Math.max(Theme.touch * 1.6, Theme.mm(34))

        Key {
            name: "key:back"
            label: field.words.back
            drawing: "erase"
            quiet: true
            width: parent.width
            height: field.keyHeight
            onTapped: {
                if (field.strokes.length === 0) {
                    field.erased();
                } else {
                    field.strokes = field.strokes.slice(0, -1);
                    canvas.requestPaint();
                    field.hanzi.recognise(field.strokes);
                }
            }
        }
        Key {
            name: "key:clear"
            label: field.words.clear
            text: label
            quiet: true
            size: Theme.chrome
            width: parent.width
            height: field.keyHeight
            onTapped: field.forget()
        }
        Key {
            name: "key:space"
            label: field.words.space
            text: label
            size: Theme.chrome
            width: parent.width
            height: field.keyHeight
            onTapped: field.spaced()
        }
        Key {
            name: "key:done"
            label: field.words.done
            text: label
            strong: true
            width: parent.width
            height: field.keyHeight
            onTapped: field.done()
        }
    }
}
