import QtQuick
import QtQuick.VirtualKeyboard as Qvk

// Our own input method: nine keys and strokes. Also brings in what a panel found (handwriting).
Qvk.InputMethod {
    id: method

    required property var hanzi   // kiosk.qt.hanzi
    property string way: "nine"

    property string typed
    property var chosen: []     // syllables somebody picked, in their order
    property var found: []      // [text, keys it stands for]
    property var readings: []   // what the next syllable can be

    readonly property bool offered: way === "write" && found.length > 0

    // What is pending without standing in the field: strokes are no text.
    readonly property string pending: way === "stroke" ? typed : ""

    function look() {
        found = typed === "" ? [] : way === "nine" ? hanzi.nine(typed, chosen) : hanzi.strokes(typed).map(text => [text, typed.length]);
        readings = way === "nine" && typed !== "" ? hanzi.readings(typed, chosen) : [];
        inputContext.preeditText = way === "nine" ? hanzi.spelling(typed, chosen) : "";
        tell();
    }
    function tell() {
        selectionListChanged(Qvk.SelectionListModel.Type.WordCandidateList);
        selectionListActiveItemChanged(Qvk.SelectionListModel.Type.WordCandidateList, found.length > 0 ? 0 : -1);
    }
    function offer(candidates: var) {
        typed = "";
        found = candidates.map(text => [text, 0]);
        tell();
    }
    function pick(reading: string) {
        chosen = [...chosen, reading];
        look();
    }
    function choose(index: int) {
        const [text, keys] = found[index];
        typed = typed.slice(keys);
        chosen = [];
        inputContext.commit(text);
        look();
    }
    function forget() {
        typed = "";
        chosen = [];
        found = [];
        readings = [];
        tell();
    }
    function erase() {
        if (chosen.length > 0)
            chosen = chosen.slice(0, -1);
        else
            typed = typed.slice(0, -1);
        look();
    }

    // What Qt Virtual Keyboard asks of an input method.
    function inputModes(locale) {
        return [Qvk.InputEngine.InputMode.Pinyin];
    }
    function setInputMode(locale, inputMode) {
        return true;
    }
    function setTextCase(textCase) {
        return true;
    }
    function reset() {
        forget();
    }
    // The field is left: what its keys spell best is meant. Strokes that are not finished mean nothing.
    function update() {
        if (typed !== "" && way === "nine" && found.length > 0)
            inputContext.commit(found[0][0]);
        forget();
    }
    function keyEvent(key, text, modifiers) {
        if (key === Qt.Key_Backspace) {
            if (typed === "")
                return false;
            erase();
            return true;
        }
        if (key === Qt.Key_Return || key === Qt.Key_Space) {
            if (typed === "")
                return false;
            if (found.length > 0)
                choose(0);
            return true;
        }
        if (way === "nine" ? "23456789".includes(text) : way === "stroke" && "12345*".includes(text)) {
            typed += text;
            look();
        } else {
            if (typed !== "" && found.length > 0)
                choose(0);
            forget();
            inputContext.commit(text);
        }
        return true;
    }
    function selectionLists() {
        return [Qvk.SelectionListModel.Type.WordCandidateList];
    }
    function selectionListItemCount(type) {
        return found.length;
    }
    function selectionListData(type, index, role) {
        return role === Qvk.SelectionListModel.Role.Display ? found[index][0] : role === Qvk.SelectionListModel.Role.WordCompletionLength ? 0 : null;
    }
    function selectionListItemSelected(type, index) {
        choose(index);
    }
}
