'use strict';
/* The SVG drawings, one a language: showing one, lighting a node's ties, fading what is filtered. */
(function (kh) {
    /* What stands for claims: lines, and the phrases they run through. */
    function listClaims(element) {
        const numbers = (element.getAttribute('data-claims') || '').split(' ').filter(Boolean);
        return numbers.map((n) => kh.claimOf.get(Number(n))).filter((claim) => claim !== undefined);
    }

    /* The nodes that a line leads from and to, of those that the page knows. */
    function listEnds(element) {
        return ['data-from', 'data-to'].map((name) => kh.nodeOf.get(element.getAttribute(name)))
            .filter((node) => node !== undefined);
    }

    /* A line that names no claims stands for all between its ends; a line to a sector for none. */
    function readLine(element) {
        const ends = listEnds(element), named = listClaims(element);
        const between = ends.length < 2 ? []
            : ends[0].claims.filter((c) => c.from === ends[1] || c.to === ends[1]);
        return { element, ends, claims: named.length > 0 ? named : between };
    }

    function readDrawing(frame) {
        const nodes = new Map(), lines = [];
        for (const element of frame.querySelectorAll('[data-id]')) {
            const node = kh.nodeOf.get(element.getAttribute('data-id'));
            if (node !== undefined) {
                nodes.set(node, element);
                element.setAttribute('role', 'button');
                element.setAttribute('tabindex', '-1');
                element.setAttribute('aria-pressed', 'false');
            }
        }
        for (const element of frame.querySelectorAll('[data-claims], [data-from]')) {
            if (!element.hasAttribute('data-id')) {
                lines.push(readLine(element));
            }
        }
        return { frame, nodes, lines };
    }

    function setClasses(element, classes) {
        for (const name of Object.keys(classes)) {
            element.classList.toggle(name, classes[name]);
        }
    }

    const drawings = Array.from(document.querySelectorAll('.drawing'), readDrawing);
    let shown = drawings[0];
    let stop = null; /* the node that Tab leads to */

    /* What is read in the drawing, so that it can be said to it; then what is cut there, and its type. */
    function label(element, node, lang) {
        const seen = Array.from(element.querySelectorAll('text'), (text) => text.textContent);
        const name = kh.nameOf(node, lang), bare = (text) => text.replace(/\s/g, '');
        const parts = [seen.join(' ')];
        if (!bare(parts[0]).includes(bare(name))) {
            parts.push(name);
        }
        if (node.type !== null) {
            parts.push(kh.nameOf(node.type, lang));
        }
        return kh.list(parts.filter(Boolean));
    }

    /* One node is a Tab stop; the arrow keys lead to the others. */
    function setStop(node) {
        if (node !== null && !shown.nodes.has(node)) {
            return;
        }
        if (stop !== null && shown.nodes.has(stop)) {
            shown.nodes.get(stop).setAttribute('tabindex', '-1');
        }
        stop = node;
        if (node !== null) {
            shown.nodes.get(node).setAttribute('tabindex', '0');
        }
    }

    kh.drawing = {
        /* Show the drawing of that number. */
        show(index, lang) {
            drawings.forEach(function (drawing, j) { drawing.frame.hidden = j !== index; });
            setStop(null);
            shown = drawings[index];
            shown.nodes.forEach(function (element, node) {
                element.setAttribute('aria-label', label(element, node, lang));
            });
            setStop(shown.nodes.keys().next().value || null);
        },

        element(node) {
            return shown.nodes.get(node) || null;
        },

        /* The node that an event fell on. */
        nodeAt(target) {
            const element = target.closest('[data-id]');
            const node = element && kh.nodeOf.get(element.getAttribute('data-id'));
            return node !== undefined && shown.nodes.has(node) ? node : null;
        },

        focus(node) {
            setStop(node);
            shown.nodes.get(node).focus({ preventScroll: true });
        },

        setStop,

        /* Set off a node, its claims and its neighbours; null: nothing. */
        light(chosen) {
            shown.frame.classList.toggle('lit', chosen !== null);
            shown.nodes.forEach(function (element, node) {
                const is = node === chosen;
                setClasses(element, {
                    chosen: is, near: chosen !== null && !is && chosen.neighbours.has(node),
                });
                element.setAttribute('aria-pressed', String(is));
            });
            for (const line of shown.lines) {
                const tied = line.claims.length > 0
                    ? line.claims.some((claim) => claim.from === chosen || claim.to === chosen)
                    : line.ends.includes(chosen);
                line.element.classList.toggle('near', tied);
            }
        },

        /* Fade what is not among these. */
        filter(nodes, claims) {
            shown.nodes.forEach(function (element, node) {
                const out = !nodes.has(node);
                element.classList.toggle('faded', out);
                element.setAttribute('aria-hidden', String(out));
            });
            for (const line of shown.lines) {
                const out = line.claims.length > 0 ? !line.claims.some((claim) => claims.has(claim))
                    : line.ends.some((node) => !nodes.has(node));
                line.element.classList.toggle('faded', out);
            }
            if (stop === null || !nodes.has(stop)) {
                setStop(Array.from(shown.nodes.keys()).find((node) => nodes.has(node)) || null);
            }
        },

        /* The nearest node in a direction, neighbours first: what an arrow key leads to. */
        next(node, dx, dy) {
            const middle = function (element) {
                const box = element.getBoundingClientRect();
                return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
            };
            const here = middle(shown.nodes.get(node));
            let best = null, least = Infinity;
            shown.nodes.forEach(function (element, other) {
                const there = middle(element);
                const along = (there.x - here.x) * dx + (there.y - here.y) * dy;
                const aside = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
                if (other === node || along <= 1 || aside > 2 * along
                    || element.classList.contains('faded')) {
                    return;
                }
                const far = (along + 2 * aside) * (node.neighbours.has(other) ? 0.5 : 1);
                if (far < least) {
                    best = other;
                    least = far;
                }
            });
            return best;
        },
    };
}(kakehashi));
