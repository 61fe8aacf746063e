'use strict';
/* What is shown - language, node, filters - and the address that says it: #lang=ko&node=cao. */
(function (kh) {
    const kinds = ['sector', 'type', 'relation', 'year', 'confidence'];
    const drawings = kh.data.drawings, stage = kh.at('stage');
    const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    let current = 0, chosen = null;
    let returnTo = null; /* what had the focus before the card */

    kh.lang = function () {
        return drawings[current].lang;
    };

    /* --- links ---------------------------------------------------------------------------- */

    function writeLink() {
        const parts = ['lang=' + encodeURIComponent(kh.lang())];
        if (chosen !== null) {
            parts.push('node=' + encodeURIComponent(chosen.id));
        }
        const filters = kh.filterParts();
        for (const kind of kinds) {
            if (filters[kind] !== null) {
                parts.push(kind + '=' + filters[kind].map(encodeURIComponent).join(','));
            }
        }
        return '#' + parts.join('&');
    }

    function decode(text) {
        try {
            return decodeURIComponent(text);
        } catch (refused) {
            return text;
        }
    }

    /* {lang, node, sector, ...}, each an array or null; null for a hash that is not ours. */
    function readLink() {
        const parts = { lang: null, node: null };
        let any = false;
        kinds.forEach(function (kind) { parts[kind] = null; });
        for (const part of location.hash.slice(1).split('&')) {
            const at = part.indexOf('='), key = part.slice(0, Math.max(0, at));
            if (Object.prototype.hasOwnProperty.call(parts, key)) {
                parts[key] = part.slice(at + 1).split(',').map(decode);
                any = true;
            }
        }
        return any ? parts : null;
    }

    kh.changed = function () {
        const link = writeLink();
        if (link !== location.hash) {
            history.replaceState(null, '', link);
        }
    };

    /* --- what is shown -------------------------------------------------------------------- */

    function showCaptions(drawing) {
        const subtitle = kh.at('subtitle');
        document.documentElement.lang = drawing.lang;
        document.title = drawing.title;
        kh.at('title').textContent = drawing.title;
        subtitle.textContent = drawing.subtitle.join(kh.say('space'));
        subtitle.hidden = drawing.subtitle.length === 0;
        kh.at('footnotes').replaceChildren(...drawing.footer.map((line) => kh.el('p', {}, line)));
    }

    function showLanguages() {
        const group = kh.at('languages');
        group.setAttribute('aria-label', kh.say('language'));
        group.hidden = drawings.length < 2;
        Array.from(group.children).forEach(function (button, j) {
            button.setAttribute('aria-pressed', String(j === current));
        });
    }

    function showLanguage(index) {
        current = index;
        kh.speak(kh.lang());
        showCaptions(drawings[index]);
        showLanguages();
        kh.drawing.show(index, kh.lang());
        kh.zoom.label();
        kh.labelSearch();
        kh.showFilters();
        kh.applyFilters(true);
        kh.showTables();
        kh.at('skip').textContent = kh.say('skip');
        showChosen();
    }

    function showChosen() {
        kh.drawing.light(chosen);
        document.body.classList.toggle('has-card', chosen !== null);
        if (chosen === null) {
            kh.hideCard();
            return null;
        }
        return kh.showCard(chosen, kh.lang());
    }

    /* Into sight, and the stage with it where the card covers a part of the window. */
    function reveal(node, readably) {
        if (window.matchMedia('(max-width: 48rem)').matches) {
            stage.scrollIntoView({ block: 'start' });
        }
        kh.drawing.setStop(node);
        kh.zoom.reveal(node, readably);
    }

    function returnFocus(before) {
        if (returnTo !== null && returnTo.isConnected && returnTo.checkVisibility()) {
            returnTo.focus({ preventScroll: true });
        } else if (before !== null && kh.drawing.element(before) !== null) {
            kh.drawing.focus(before);
        }
        returnTo = null;
    }

    /* Choose a node, or none. `from` gets the focus back once the card is closed. */
    kh.choose = function (node, options) {
        const before = chosen;
        if (node !== null && before === null) {
            returnTo = options.from || null;
        }
        chosen = node;
        const title = showChosen();
        if (node === null) {
            kh.announce(kh.say('closed'));
            returnFocus(before);
        } else {
            reveal(node, options.readably);
            title.focus({ preventScroll: true });
            kh.announce(kh.say('chosen', kh.nameOf(node, kh.lang()), node.neighbours.size));
        }
        kh.changed();
    };

    function restore() {
        const link = readLink();
        if (link === null) {
            return;
        }
        const index = drawings.findIndex((drawing) => link.lang && drawing.lang === link.lang[0]);
        chosen = link.node !== null && kh.nodeOf.get(link.node[0]) || null;
        kh.setFilterParts(link);
        showLanguage(index >= 0 ? index : current);
        if (chosen !== null) {
            window.setTimeout(reveal, 0, chosen, true); /* behind panzoom's own beginning */
        }
    }

    /* --- hands ---------------------------------------------------------------------------- */

    let pressed = null;

    stage.addEventListener('pointerdown', function (event) {
        pressed = { x: event.clientX, y: event.clientY };
    }, true);
    stage.addEventListener('click', function (event) {
        const moved = pressed !== null
            && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > 5;
        const node = kh.drawing.nodeAt(event.target);
        if (moved || kh.at('zoom').contains(event.target)) {
            return;
        }
        if (node !== null) {
            kh.choose(node, { from: kh.drawing.element(node) });
        } else if (chosen !== null) {
            kh.choose(null, {});
        }
    });
    stage.addEventListener('focusin', function (event) {
        const node = kh.drawing.nodeAt(event.target);
        stage.scrollTo(0, 0);
        if (node !== null) {
            kh.drawing.setStop(node);
            kh.zoom.reveal(node, false);
        }
    });
    stage.addEventListener('keydown', function (event) {
        const node = kh.drawing.nodeAt(event.target), arrow = arrows[event.key];
        if (kh.at('zoom').contains(event.target)) {
            return;
        }
        if (node !== null && (event.key === 'Enter' || event.key === ' ')) {
            kh.choose(node, { from: kh.drawing.element(node) });
        } else if (node !== null && arrow !== undefined && !event.shiftKey) {
            const next = kh.drawing.next(node, arrow[0], arrow[1]);
            if (next !== null) {
                kh.drawing.focus(next);
            }
        } else if (!kh.zoom.key(event)) {
            return;
        }
        event.preventDefault();
    });
    document.addEventListener('keydown', function (event) {
        if (event.key === 'Escape' && chosen !== null && !event.defaultPrevented) {
            kh.choose(null, {});
        }
    });
    kh.at('skip').addEventListener('click', function () {
        kh.openTables();
        kh.at('facts-summary').focus();
    });
    window.addEventListener('hashchange', restore);

    /* --- the beginning -------------------------------------------------------------------- */

    kh.at('languages').append(...drawings.map((drawing, j) => {
        const button = kh.button('language', null, function () {
            showLanguage(j);
            kh.announce(kh.shownWords());
            kh.changed();
        }, kh.languageName(drawing.lang));
        button.lang = drawing.lang;
        return button;
    }));
    for (const id of ['toolbar', 'skip']) {
        kh.at(id).hidden = false;
    }
    document.documentElement.classList.add('js');
    showLanguage(0);
    restore();
}(kakehashi));
