'use strict';
/* Moving and zooming the sheet: wheel, drag, pinch, keys and buttons. */
(function (kh) {
    const stage = kh.at('stage'), sheet = kh.at('sheet'), controls = kh.at('zoom');
    const STEP = 60; /* pixels that an arrow key moves */
    const READABLE = 34; /* pixels of height at which a node can be read */
    const moves = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

    const panzoom = window.Panzoom(sheet, {
        canvas: true,
        minScale: 0.5,
        maxScale: 20,
        step: 0.35,
        duration: 160,
        animate: false,
        cursor: '',
        exclude: [controls],
        handleStartEvent() {},
    });

    function smoothly() {
        return { animate: !kh.isCalm() };
    }

    function pan(dx, dy) {
        const scale = panzoom.getScale();
        panzoom.pan(dx / scale, dy / scale, Object.assign({ relative: true }, smoothly()));
    }

    /* What is drawn may be a frame behind what is asked for: the sheet's own matrix tells where
     * the box is on it. */
    function center(view, box) {
        const drawn = new DOMMatrixReadOnly(window.getComputedStyle(sheet).transform);
        const x = box.left + box.width / 2 - view.left - view.width / 2 - drawn.e;
        const y = box.top + box.height / 2 - view.top - view.height / 2 - drawn.f;
        panzoom.pan(-x / drawn.a, -y / drawn.d, { animate: false });
    }

    kh.zoom = {
        in() { panzoom.zoomIn(smoothly()); },
        out() { panzoom.zoomOut(smoothly()); },
        fit() { panzoom.reset(smoothly()); },
        scale() { return panzoom.getScale(); },

        /* Bring a node into sight; `readably`: as large as can be read. */
        reveal(node, readably) {
            const element = kh.drawing.element(node);
            if (element === null) {
                return;
            }
            const view = stage.getBoundingClientRect(), box = element.getBoundingClientRect();
            const small = readably && box.height > 0 && box.height < READABLE;
            const seen = box.left >= view.left + 8 && box.right <= view.right - 8
                && box.top >= view.top + 8 && box.bottom <= view.bottom - 8;
            if (small) {
                panzoom.zoom(panzoom.getScale() * READABLE / box.height, { animate: false });
            }
            if (small || !seen) {
                center(view, box);
            }
        },

        /* Keys that move and zoom; whether this was one. */
        key(event) {
            const move = moves[event.key];
            if (event.ctrlKey || event.altKey || event.metaKey) {
                return false;
            } else if (move !== undefined) {
                pan(move[0] * STEP, move[1] * STEP);
            } else if (event.key === '+' || event.key === '=') {
                kh.zoom.in();
            } else if (event.key === '-' || event.key === '_') {
                kh.zoom.out();
            } else if (event.key === '0') {
                kh.zoom.fit();
            } else {
                return false;
            }
            return true;
        },

        label() {
            stage.setAttribute('aria-label', kh.say('drawing'));
            controls.setAttribute('aria-label', kh.say('zoom'));
            ['zoomIn', 'zoomOut', 'fit'].forEach(function (word, j) {
                controls.children[j].setAttribute('aria-label', kh.say(word));
                controls.children[j].title = kh.say(word);
            });
        },
    };

    stage.setAttribute('role', 'group');
    stage.setAttribute('tabindex', '0');
    stage.addEventListener('wheel', function (event) {
        event.preventDefault();
        panzoom.zoomWithWheel(event, { step: 0.25 });
    }, { passive: false });
    stage.addEventListener('scroll', function () { stage.scrollTo(0, 0); });
    controls.append(kh.button('round', '', kh.zoom.in, '+'), kh.button('round', '', kh.zoom.out, '−'),
        kh.button('round', '', kh.zoom.fit, '⤢'));
    controls.hidden = false;
}(kakehashi));
