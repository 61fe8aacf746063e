'use strict';
/* A drawing too large for SVG: nodes where the page says, drawn by the graphics processor (sigma). */
(function (kh) {
    const stage = kh.at('stage'), sheet = kh.at('sheet');
    const MOST = 24; /* characters of a name that is not looked at */
    const legend = kh.el('ul', { class: 'colors' });
    const paper = kh.el('canvas', { class: 'paper', 'aria-hidden': 'true' });
    const graph = new window.graphology.MultiGraph();
    let sigma = null;
    /* The ground of drawings is light whatever the page's is. */
    const colors = { ink: '#1c2530', paper: '#ffffff', plain: '#8a949e', faded: '#e6e4df',
        line: 'rgba(28, 37, 48, 0.4)', tied: '#1d4f7c' };
    let chosen = null, hovered = null;
    let nodes = null, claims = null; /* what the filters leave; null: all */

    /* --- the graph ------------------------------------------------------------------------ */

    function addNodes() {
        for (const node of kh.data.nodes) {
            const sector = sectorOf(node);
            graph.addNode(node.index, { node, x: node.x, y: node.y,
                size: 1.3 + 0.35 * Math.sqrt(node.neighbours.size),
                color: sector === null ? colors.plain : sector.color });
        }
    }

    /* Claims between the same two nodes are one line; it points where all of them do. */
    function addLines() {
        const lines = new Map();
        for (const claim of kh.data.claims) {
            const a = Math.min(claim.from.index, claim.to.index);
            const b = Math.max(claim.from.index, claim.to.index);
            const key = a + ' ' + b;
            if (a !== b) {
                lines.set(key, (lines.get(key) || []).concat([claim]));
            }
        }
        lines.forEach(function (list, key) {
            const one = list.every((claim) => claim.from === list[0].from
                && !(claim.relation !== null && claim.relation.symmetric));
            graph.addEdgeWithKey(key, list[0].from.index, list[0].to.index, { claims: list, one });
        });
    }

    /* Where a node belongs most. */
    function sectorOf(node) {
        return node.sectors.reduce((most, s) => (most === null || s.share > most.share ? s : most), null)
            ?.sector || null;
    }

    /* --- looks ---------------------------------------------------------------------------- */

    function shorten(text) {
        const letters = Array.from(text);
        return letters.length > MOST ? letters.slice(0, MOST - 1).join('') + '…' : text;
    }

    function isNear(node) {
        return chosen !== null && (node === chosen || chosen.neighbours.has(node));
    }

    function isLeft(node) {
        return nodes === null || nodes.has(node);
    }

    function lookOfNode(key, data) {
        const node = data.node, near = isNear(node);
        const back = !isLeft(node) || (chosen !== null && !near);
        const name = kh.nameOf(node, kh.lang());
        return {
            x: data.x, y: data.y, size: data.size,
            color: back ? colors.faded : data.color,
            label: back ? null : node === chosen || node === hovered ? name : shorten(name),
            forceLabel: node === chosen || (near && chosen.neighbours.size <= 12),
            highlighted: node === chosen,
            zIndex: back ? 0 : near ? 2 : 1,
        };
    }

    function lookOfLine(key, data) {
        const left = claims === null || data.claims.some((claim) => claims.has(claim));
        const tied = chosen !== null
            && data.claims.some((claim) => claim.from === chosen || claim.to === chosen);
        return {
            hidden: !left || (chosen !== null && !tied),
            color: tied ? colors.tied : colors.line,
            type: tied && data.one ? 'arrow' : 'line',
            size: tied ? 1.4 : graph.size > 20000 ? 0.7 : 1.1,
            zIndex: tied ? 1 : 0,
        };
    }

    /* A name right of its node, on a rim of the ground's colour. */
    function drawName(context, data, settings) {
        if (!data.label) {
            return;
        }
        const x = data.x + data.size + 3, y = data.y + settings.labelSize / 3;
        context.font = settings.labelWeight + ' ' + settings.labelSize + 'px ' + settings.labelFont;
        context.lineWidth = 4;
        context.lineJoin = 'round';
        context.strokeStyle = colors.paper;
        context.strokeText(data.label, x, y);
        context.fillStyle = colors.ink;
        context.fillText(data.label, x, y);
    }

    function drawHovered(context, data, settings) {
        context.beginPath();
        context.arc(data.x, data.y, data.size + 3, 0, 2 * Math.PI);
        context.lineWidth = 3;
        context.strokeStyle = colors.ink;
        context.stroke();
        drawName(context, data, settings);
    }

    function font() {
        return getComputedStyle(document.body).fontFamily;
    }

    /* --- the canvas ----------------------------------------------------------------------- */

    function settings() {
        return {
            nodeReducer: lookOfNode,
            edgeReducer: lookOfLine,
            defaultDrawNodeLabel: drawName,
            defaultDrawNodeHover: drawHovered,
            labelFont: font(),
            labelSize: 13,
            labelDensity: 1,
            labelGridCellSize: 90,
            labelRenderedSizeThreshold: 5,
            hideEdgesOnMove: graph.size > 20000,
            minEdgeThickness: 0.9,
            maxCameraRatio: 2,
            minCameraRatio: 0.002,
            stagePadding: 24,
            zIndex: true,
        };
    }

    /* Dots are found again by their colour: each sector that has some, and what has none. */
    function makeLegend(lang) {
        const nums = new Map();
        for (const node of kh.data.nodes) {
            const sector = sectorOf(node);
            nums.set(sector, (nums.get(sector) || 0) + 1);
        }
        const items = Array.from(nums).sort((a, b) => b[1] - a[1]).map(function ([sector, num]) {
            const dot = kh.el('span', { class: 'dot' });
            dot.style.backgroundColor = sector === null ? colors.plain : sector.color;
            return kh.el('li', {}, dot, sector === null ? kh.say('noSector') : kh.nameOf(sector, lang),
                kh.el('span', { class: 'num' }, String(num)));
        });
        legend.setAttribute('aria-label', kh.say('colors'));
        legend.replaceChildren(...(items.length > 1 ? items : []));
    }

    function start() {
        const frame = kh.el('div', { class: 'canvas', 'aria-hidden': 'true' });
        sheet.append(frame, paper);
        kh.at('workspace').after(legend);
        addNodes();
        addLines();
        try {
            sigma = new window.Sigma(graph, frame, settings());
        } catch (refused) {
            frame.replaceWith(kh.el('p', { class: 'plain', id: 'no-graphics' }));
            return;
        }
        sigma.on('enterNode', function (event) { point(kh.data.nodes[event.node]); });
        sigma.on('leaveNode', function () { point(null); });
        sigma.on('clickNode', function (event) {
            kh.choose(kh.data.nodes[event.node], { from: stage });
        });
        sigma.on('clickStage', function () {
            if (chosen !== null) {
                kh.choose(null, {});
            }
        });
        /* Clicks have been sigma's; it does not see that the card takes room. */
        frame.addEventListener('click', function (event) { event.stopPropagation(); });
        new ResizeObserver(function () {
            if (stage.clientWidth > 0 && stage.clientHeight > 0) {
                sigma.scheduleRender();
            }
        }).observe(stage);
        window.addEventListener('beforeprint', copyForPaper);
    }

    /* What the graphics processor drew does not reach paper; a copy does, taken as soon as drawn. */
    function copyForPaper() {
        const layers = Object.values(sigma.getCanvases()), context = paper.getContext('2d');
        sigma.render();
        paper.width = layers[0].width;
        paper.height = layers[0].height;
        layers.forEach(function (layer) { context.drawImage(layer, 0, 0); });
    }

    function point(node) {
        hovered = node;
        stage.classList.toggle('pointing', node !== null);
    }

    function refresh() {
        if (sigma !== null) {
            sigma.refresh({ skipIndexation: true, schedule: true });
        }
    }

    kh.drawing = {
        sigma() { return sigma; },

        show(index, lang) {
            if (graph.order === 0) {
                start();
            } else if (sigma !== null) {
                sigma.setSetting('labelFont', font());
            }
            if (sigma === null) {
                kh.at('no-graphics').textContent = kh.say('noGraphics');
            }
            makeLegend(lang);
        },

        /* What has the focus when a node has it: nodes are no elements here. */
        element() {
            return sigma === null ? null : stage;
        },

        nodeAt() {
            return null;
        },

        focus() {
            stage.focus({ preventScroll: true });
        },

        setStop() {},

        light(node) {
            chosen = node;
            refresh();
        },

        filter(leftNodes, leftClaims) {
            nodes = leftNodes;
            claims = leftClaims;
            refresh();
        },

        next() {
            return null;
        },
    };

}(kakehashi));
