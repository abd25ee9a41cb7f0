import QtQuick
import "../theme"

// What can be used: a name, a label for those who cannot see it, a tap, and how it looks under a finger.
Item {
    id: control

    property string name
    property string label
    property bool pressed: tap.pressed && enabled
    property real radius: Theme.corner
    // A key of the keyboard leaves the focus to the field it types into; who goes or explores is at what is pointed at.
    property bool takesFocus: true
    readonly property bool reached: takesFocus ? activeFocus : Shell.pointed === control

    signal tapped

    objectName: name
    implicitWidth: Theme.touch
    implicitHeight: Theme.touch
    activeFocusOnTab: takesFocus
    Accessible.role: Accessible.Button
    Accessible.name: label
    Accessible.focusable: enabled && takesFocus
    Accessible.onPressAction: control.tapped()
    Keys.onReturnPressed: tapped()
    Keys.onEnterPressed: tapped()
    Keys.onSpacePressed: tapped()

    TapHandler {
        id: tap
        // A trembling finger stays a tap as long as it does not leave the control, and a slow one does too.
        gesturePolicy: TapHandler.WithinBounds
        longPressThreshold: 0
        onTapped: {
            // Who explores hears first what it is: only what has the focus already is done.
            if (!Shell.explore || control.reached)
                control.tapped();
            else if (control.takesFocus)
                control.forceActiveFocus(Qt.MouseFocusReason);
            else
                Shell.pointed = control;
        }
    }

    TouchFeedback {
        z: 1
        anchors.fill: parent
        radius: control.radius
        pressed: control.pressed
        focused: control.reached
    }
}
