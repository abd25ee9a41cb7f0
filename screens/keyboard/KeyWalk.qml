import QtQuick
import "../theme"

// The keyboard by the five keys: from key to key in the order in which they are read, and round again. While something is
// composed, what is likely next comes first: down from the key that was used the letters that can follow it, up the
// candidates. The focus stays in the field.
QtObject {
    id: walk

    required property Item board
    required property Item rows        // of keys, where one begins
    required property bool composing
    required property string following // letters that can come next, the likeliest first
    property Key used: null            // last

    // Whoever comes to a field goes on over the page; who selects it goes among the keys, until they fold the keyboard.
    property bool inside: false

    signal folded

    function leave() {
        inside = false;
        used = null;
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
        if (key?.visible && key.enabled) {
            if (!candidate(key))
                used = key;
            key.tapped();
        } else {
            step(1);
        }
    }
    function step(by: int) {
        const keys = round();
        if (keys.length === 0)
            return;
        const at = keys.indexOf(Shell.pointed);
        // A candidate that was chosen is gone: from where one was before it.
        Shell.pointed = keys[at < 0 ? Math.max(0, keys.indexOf(used ?? keysIn(rows)[0])) : (at + by + keys.length) % keys.length];
    }
    function round(): var {
        const keys = keysIn(board);
        if (!composing || !keys.includes(used))
            return keys;
        const likely = Array.from(following, letter => keys.find(key => key.name === `key:${letter}`)).filter(key => key && key !== used);
        const from = keys.indexOf(used);
        const rest = [...keys.slice(from + 1), ...keys.slice(0, from)].filter(key => !likely.includes(key) && !candidate(key));
        return [used, ...likely, ...rest, ...keys.filter(candidate).reverse()];
    }
    function candidate(key: Key): bool {
        return key.name.startsWith("key:candidate:");
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
