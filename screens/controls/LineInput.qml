import QtQuick

// What is typed into: the keyboard and the page know it by this.
TextInput {
    property string leaf   // models.Keyboard: what the keyboard shows for it
    property Item box      // what stands around it
    property Item whole    // the same with its label

    signal keyed   // by keys beside the screen

    // A digit as it is, or "clear" for the sign before the cursor.
    function key(name: string) {
        if (name === "clear")
            remove(cursorPosition - 1, cursorPosition);
        else
            insert(cursorPosition, name);
        keyed();
    }
}
