import QtQuick
import "../theme"

// The five keys: from one thing to the next, and do it. The order is the one of the focus chain; what stands under a
// layer over the page is disabled, and so left out by Qt itself.
Item {
    id: navigator

    required property Item start    // where a page begins: what follows it in the chain comes first
    signal goBack
    signal repeat
    signal moved(Item to)

    readonly property Item current: Window.activeFocusItem

    // What can be used shows by itself that it is in focus; words that are a stop are shown by this.
    TouchFeedback {
        parent: (navigator.current as Text) ?? navigator
        anchors.fill: parent
        focused: parent !== navigator
    }
    // Who explores by touch hears words too: nothing else takes that touch.
    TapHandler {
        parent: navigator.parent
        enabled: Shell.explore
        grabPermissions: PointerHandler.TakeOverForbidden
        onTapped: point => {
            const words = navigator.under(navigator.parent, point.position) as Text;
            words?.forceActiveFocus(Qt.MouseFocusReason);
        }
    }
    // A finger that slides comes upon one thing after another. It has done nothing when it lifts: a tap is one on the
    // thing where it began, and what it began on is left to that tap.
    PointHandler {
        id: finger
        parent: navigator.parent
        enabled: Shell.explore
        property Item at: null
        onActiveChanged: {
            at = active ? navigator.under(parent, point.position) : null;
        }
        onPointChanged: {
            if (!active)
                return;
            const found = navigator.under(parent, point.position);
            if (found === at)
                return;
            at = found;
            if (found)
                navigator.meet(found);
        }
    }
    function meet(item: Item) {
        const control = item as Tappable;
        if (control !== null && !control.takesFocus)
            Shell.pointed = control;
        else if (item.enabled)
            item.forceActiveFocus(Qt.MouseFocusReason);
        if (!item.enabled)
            Shell.met(item);
    }
    // What lies on top counts, as far as it says anything.
    function under(item: Item, at: point): Item {
        const here = item.mapFromItem(navigator.parent, at.x, at.y);
        const control = item as Tappable;
        if (!item.visible || item.clip && !item.contains(here) || !item.enabled && control === null)
            return null;
        if ((control !== null && control.label !== "" || item instanceof TextInput) && item.contains(here))
            return item;
        for (let i = item.children.length - 1; i >= 0; i--) {
            const found = under(item.children[i], at);
            if (found)
                return found;
        }
        return isRead(item) && item.contains(here) ? item : null;
    }
    function isRead(item: Item): bool {
        const words = item as Text;
        return words !== null && words.text !== "" && !words.Accessible.ignored;
    }
    // Scrolling comes by itself, and words are stops for who goes by the keys.
    function isStop(item: Item): bool {
        if (!item.visible || !item.enabled || !item.activeFocusOnTab || item.width <= 0)
            return false;
        return item instanceof Text ? Shell.keys && isRead(item) : !item.objectName.startsWith("action:scroll-");
    }

    function handle(key: string): bool {
        switch (key) {
        case "down":
            move(true);
            return true;
        case "up":
            move(false);
            return true;
        case "select":
            use();
            return true;
        case "back":
            goBack();
            return true;
        case "repeat":
            repeat();
            return true;
        case "help":
            Shell.send("action:access", {});
            return true;
        case "volume_up":
            Shell.send("action:louder", {});
            return true;
        case "volume_down":
            Shell.send("action:quieter", {});
            return true;
        }
        return false;
    }

    function use() {
        const item = current;
        const control = item as Tappable;
        if (control)
            control.tapped();
        else if (item instanceof TextInput)
            Shell.inputMethod.show();
        else if (item?.objectName.startsWith("action:"))
            Shell.send(item.objectName, {});
    }
    function move(forward: bool) {
        const next = alongRows(forward) ?? along(forward);
        if (next === null)
            return;
        next.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
        reveal(next);
        moved(next);
    }
    // A list makes only the rows that are in sight: the next one is made before the focus goes there.
    function alongRows(forward: bool): Item {
        const list = listAround(current);
        if (list === null)
            return null;
        const at = list.contentItem.mapFromItem(current, current.width / 2, current.height / 2);
        const index = list.indexAt(at.x, at.y);
        const next = along(forward);
        if (index < 0 || next !== null && rowOf(list, next) === index)
            return null;
        const wanted = index + (forward ? 1 : -1);
        if (wanted < 0 || wanted >= list.count)
            return null;
        list.positionViewAtIndex(wanted, ListView.Contain);
        list.forceLayout();
        return firstStop(list.itemAtIndex(wanted), forward);
    }
    function rowOf(list: ListView, item: Item): int {
        if (listAround(item) !== list)
            return -1;
        const at = list.contentItem.mapFromItem(item, item.width / 2, item.height / 2);
        return list.indexAt(at.x, at.y);
    }
    function firstStop(row: Item, forward: bool): Item {
        if (row === null || row.activeFocusOnTab)
            return row;
        const inside = row.nextItemInFocusChain(forward);
        return isWithin(inside, row) ? inside : null;
    }
    function along(forward: bool): Item {
        let item = current ?? start;
        for (let tries = 0; tries < 500; tries++) {
            item = item.nextItemInFocusChain(forward);
            if (item === null || item === current)
                return null;
            if (isStop(item))
                return item;
        }
        return null;
    }
    function listAround(item: Item): ListView {
        for (let place = item; place; place = place.parent)
            if (place instanceof ListView)
                return place as ListView;
        return null;
    }
    function isWithin(item: Item, around: Item): bool {
        for (let place = item; place; place = place.parent)
            if (place === around)
                return true;
        return false;
    }
    // What scrolls around it brings it into sight, whole where there is room, else from its top.
    function reveal(item: Item) {
        for (let place = item.parent; place; place = place.parent) {
            const flick = place as Flickable;
            if (flick === null)
                continue;
            const at = flick.contentItem.mapFromItem(item, 0, 0).y;
            const room = Theme.mm(8);
            const last = flick.originY + flick.contentHeight - flick.height;
            if (at - room < flick.contentY || item.height > flick.height)
                flick.contentY = Math.max(flick.originY, at - room);
            else if (at + item.height + room > flick.contentY + flick.height)
                flick.contentY = Math.max(flick.originY, Math.min(last, at + item.height + room - flick.height));
        }
    }
}
