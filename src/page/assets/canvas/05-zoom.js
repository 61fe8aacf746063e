'use strict';
/* Moving and zooming by keys and buttons; wheel, drag and pinch are sigma's. */
(function (kh) {
    const stage = kh.at('stage'), controls = kh.at('zoom');
    const STEP = 60; /* pixels that an arrow key moves */
    const FACTOR = 1.6;
    const NEAR = 0.12; /* of the drawing's width: what is seen around a node */
    const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

    function camera() {
        const sigma = kh.drawing.sigma();
        return sigma === null ? null : sigma.getCamera();
    }

    function go(state) {
        if (camera() !== null) {
            if (kh.isCalm()) {
                camera().setState(state);
            } else {
                camera().animate(state, { duration: 160 });
            }
        }
    }

    function zoom(factor) {
        if (camera() !== null) {
            go({ ratio: camera().getBoundedRatio(camera().ratio * factor) });
        }
    }

    function pan(dx, dy) {
        if (camera() !== null) {
            const side = Math.min(stage.clientWidth, stage.clientHeight);
            go({ x: camera().x + dx * STEP / side * camera().ratio,
                y: camera().y + dy * STEP / side * camera().ratio });
        }
    }

    kh.zoom = {
        in() { zoom(1 / FACTOR); },
        out() { zoom(FACTOR); },
        fit() { go({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }); },
        scale() { return camera() === null ? 1 : 1 / camera().ratio; },

        /* Bring a node into the middle; `readably`: near enough to read the names around it. */
        reveal(node, readably) {
            const sigma = kh.drawing.sigma();
            if (sigma === null) {
                return;
            }
            const here = sigma.graphToViewport(node);
            const there = sigma.viewportToFramedGraph(here);
            const { width, height } = sigma.getDimensions();
            const seen = here.x > 8 && here.y > 8 && here.x < width - 8 && here.y < height - 8;
            if (readably || !seen) {
                go({ x: there.x, y: there.y,
                    ratio: readably ? Math.min(NEAR, camera().ratio) : camera().ratio });
            }
        },

        key(event) {
            const move = moves[event.key];
            if (event.ctrlKey || event.altKey || event.metaKey) {
                return false;
            } else if (move !== undefined) {
                pan(move[0], move[1]);
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
            stage.setAttribute('aria-label', kh.say('dots'));
            controls.setAttribute('aria-label', kh.say('zoom'));
            ['zoomIn', 'zoomOut', 'fit'].forEach(function (word, j) {
                controls.children[j].setAttribute('aria-label', kh.say(word));
                controls.children[j].title = kh.say(word);
            });
        },
    };

    stage.setAttribute('role', 'group');
    stage.setAttribute('tabindex', '0');
    controls.append(kh.button('round', '', kh.zoom.in, '+'), kh.button('round', '', kh.zoom.out, '−'),
        kh.button('round', '', kh.zoom.fit, '⤢'));
    controls.hidden = false;
}(kakehashi));
