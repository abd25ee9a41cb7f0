import QtQuick
import "../theme"

// The keyboard by the five keys: from key to key in the order in which they are read. The focus stays in the field.
QtObject {
    id: walk

    required property Item board

    // Whoever comes to a field goes on over the page; who selects it goes among the keys, until they fold the keyboard.
    property bool inside: false

    signal folded

    function leave() {
        inside = false;
        Shell.pointed = null;
    }
    // True where the keyboard has taken the key for itself.
    function handle(key: string): bool {
        if (!inside && key !== "select")
            return false;
        inside = true;
        switch (key) {
        case "down":
            step(1);
            return true;
        case "up":
            step(-1);
            return true;
        case "select":
            use();
            return true;
        case "repeat":
            Shell.typing();
            return true;
        case "back":
            leave();
            folded();
            return true;
        }
        return false;
    }
    function use() {
        const key = Shell.pointed as Key;
        if (key?.visible && key.enabled)
            key.tapped();
        else
            step(1);
    }
    function step(by: int) {
        const keys = keysIn(board);
        const at = keys.indexOf(Shell.pointed);
        if (keys.length > 0)
            Shell.pointed = keys[at < 0 ? 0 : (at + by + keys.length) % keys.length];
    }
    function keysIn(item: Item): var {
        if (!item.visible)
            return [];
        const key = item as Key;
        if (key)
            return key.enabled && key.name !== "" ? [key] : [];
        const found = [];
        for (let i = 0; i < item.children.length; i++)
            found.push(...keysIn(item.children[i]));
        return found;
    }
}
