'use strict';
/* What is shown: by sector, type, relation, year and confidence. */
(function (kh) {
    const panel = kh.at('filters'), toggle = kh.at('filters-toggle'), reset = kh.at('filters-reset');
    const kinds = ['sector', 'type', 'relation'];
    const NONE = ''; /* stands for "without" among the ids of a kind */

    /* Sets of ids that are left out; a year or null; the least confidence. */
    const filter = {
        sector: new Set(), type: new Set(), relation: new Set(), year: null, confidence: 0,
    };

    /* --- what there is -------------------------------------------------------------------- */

    const dated = kh.data.claims.concat(kh.data.nodes);
    const years = [].concat(...dated.map((item) => [kh.year(item.start, null), kh.year(item.end, null)]))
        .filter((year) => year !== null);
    const first = years.reduce((a, b) => Math.min(a, b), Infinity);
    const last = years.reduce((a, b) => Math.max(a, b), -Infinity);
    const hasConfidence = dated.some((item) => item.confidence !== undefined);

    const idsOf = {
        sector: (node) => (node.sectors.length > 0 ? node.sectors.map((s) => s.sector.id) : [NONE]),
        type: (node) => [node.type === null ? NONE : node.type.id],
        relation: (claim) => [claim.relation === null ? NONE : claim.relation.id],
    };
    const things = {
        sector: kh.data.sectors, type: kh.data.types, relation: kh.data.relations,
    };

    /* The ids of a kind that occur, with their numbers, in the order of the file. */
    function listChoices(kind) {
        const nums = new Map();
        for (const item of kind === 'relation' ? kh.data.claims : kh.data.nodes) {
            idsOf[kind](item).forEach(function (id) { nums.set(id, (nums.get(id) || 0) + 1); });
        }
        return things[kind].map((thing) => thing.id).concat([NONE]).filter((id) => nums.has(id))
            .map((id) => ({ id, num: nums.get(id) }));
    }

    const choices = {};
    kinds.forEach(function (kind) { choices[kind] = listChoices(kind); });

    /* --- applying ------------------------------------------------------------------------- */

    function passes(item) {
        return (filter.year === null || kh.isValid(item, filter.year))
            && (item.confidence === undefined || item.confidence >= filter.confidence);
    }

    function has(kind, item) {
        return idsOf[kind](item).some((id) => !filter[kind].has(id));
    }

    let nodes = new Set(), claims = new Set();

    /* A node whose claims are all gone goes with them. */
    function compute() {
        const kept = new Set(kh.data.nodes.filter(
            (node) => passes(node) && has('sector', node) && has('type', node)));
        claims = new Set(kh.data.claims.filter((claim) => kept.has(claim.from) && kept.has(claim.to)
            && has('relation', claim) && passes(claim)));
        nodes = new Set(Array.from(kept).filter((node) => node.claims.length === 0
            || node.claims.some((claim) => claims.has(claim))
            || !node.claims.some((claim) => kept.has(claim.from) && kept.has(claim.to))));
    }

    kh.isFiltered = function () {
        return filter.year !== null || filter.confidence > 0
            || kinds.some((kind) => filter[kind].size > 0);
    };

    kh.isShown = function (claim) {
        return claims.has(claim);
    };

    kh.shownWords = function () {
        const allNodes = kh.data.nodes.length, relations = kh.countRelations(kh.data.claims);
        return kh.isFiltered()
            ? kh.say('some', nodes.size, allNodes, kh.countRelations(claims), relations)
            : kh.say('all', allNodes, relations);
    };

    /* Fade in the drawing what is left out, and say how much is left. */
    kh.applyFilters = function (quietly) {
        compute();
        kh.drawing.filter(nodes, claims);
        kh.at('shown').textContent = kh.shownWords();
        reset.hidden = !kh.isFiltered();
        if (!quietly) {
            kh.announce(kh.shownWords());
            kh.changed();
        }
    };

    /* --- the panel ------------------------------------------------------------------------ */

    function nameOf(kind, id) {
        const thing = things[kind].find((other) => other.id === id);
        return thing !== undefined && id !== NONE ? kh.nameOf(thing, kh.lang())
            : kh.say(kind === 'relation' ? 'noRelation' : 'noSector');
    }

    function makeChoice(kind, choice) {
        const box = kh.el('input', { type: 'checkbox', value: choice.id, 'data-kind': kind });
        box.checked = !filter[kind].has(choice.id);
        box.addEventListener('change', function () {
            if (box.checked) {
                filter[kind].delete(choice.id);
            } else {
                filter[kind].add(choice.id);
            }
            kh.applyFilters(false);
        });
        return kh.el('label', { class: 'choice' }, box, kh.el('span', {}, nameOf(kind, choice.id)),
            kh.el('span', { class: 'num' }, String(choice.num)));
    }

    function makeKind(kind) {
        return choices[kind].length < 2 ? '' : kh.el('fieldset', { class: 'kind-' + kind },
            kh.el('legend', {}, kh.say(kind + 's')),
            kh.el('div', { class: 'choices' },
                choices[kind].map((choice) => makeChoice(kind, choice))));
    }

    function makeRange(id, word, least, most, step) {
        const range = kh.el('input', { type: 'range', id, min: least, max: most, step });
        return { range, output: kh.el('output', { for: id }), label: kh.el('label', { for: id }, kh.say(word)) };
    }

    function makeYears() {
        const { range, output, label } = makeRange('filter-year', 'year', first, last, 1);
        const only = kh.el('input', { type: 'checkbox', id: 'filter-year-only' });
        function show() {
            only.checked = filter.year !== null;
            range.disabled = filter.year === null;
            range.value = filter.year === null ? last : filter.year;
            output.textContent = range.value;
        }
        function set() {
            filter.year = only.checked ? Number(range.value) : null;
            show();
            kh.applyFilters(false);
        }
        only.addEventListener('change', set);
        range.addEventListener('input', set);
        show();
        return kh.el('fieldset', {}, kh.el('legend', {}, kh.say('time')),
            kh.el('label', { class: 'choice' }, only, kh.el('span', {}, kh.say('onlyYear'))),
            kh.el('div', { class: 'range' }, label, range, output),
            kh.el('p', { class: 'note' }, kh.say('undated')));
    }

    function makeConfidence() {
        const { range, output, label } = makeRange('filter-confidence', 'leastConfidence', 0, 1, 0.05);
        range.value = filter.confidence;
        output.textContent = filter.confidence.toFixed(2);
        range.addEventListener('input', function () {
            filter.confidence = Number(range.value);
            output.textContent = filter.confidence.toFixed(2);
            kh.applyFilters(false);
        });
        return kh.el('fieldset', {}, kh.el('legend', {}, kh.say('confidence')),
            kh.el('div', { class: 'range' }, label, range, output),
            kh.el('p', { class: 'note' }, kh.say('unstated')));
    }

    kh.showFilters = function () {
        toggle.textContent = kh.say('filters');
        reset.textContent = kh.say('reset');
        panel.setAttribute('aria-label', kh.say('filters'));
        panel.replaceChildren(...kinds.map(makeKind), first < last ? makeYears() : '',
            hasConfidence ? makeConfidence() : '');
    };

    /* --- as part of a link ---------------------------------------------------------------- */

    /* What is left in, as ids; null where nothing is left out. */
    kh.filterParts = function () {
        const parts = {};
        for (const kind of kinds) {
            parts[kind] = filter[kind].size === 0 ? null
                : choices[kind].map((choice) => choice.id).filter((id) => !filter[kind].has(id));
        }
        parts.year = filter.year === null ? null : [String(filter.year)];
        parts.confidence = filter.confidence === 0 ? null : [String(filter.confidence)];
        return parts;
    };

    kh.setFilterParts = function (parts) {
        for (const kind of kinds) {
            const kept = parts[kind];
            filter[kind] = new Set(kept === null ? []
                : choices[kind].map((choice) => choice.id).filter((id) => !kept.includes(id)));
        }
        const year = parts.year === null ? NaN : parseInt(parts.year[0], 10);
        const least = parts.confidence === null ? 0 : Number(parts.confidence[0]);
        filter.year = year >= first && year <= last ? year : null;
        filter.confidence = least > 0 && least <= 1 ? least : 0;
        kh.showFilters();
    };

    toggle.addEventListener('click', function () {
        panel.hidden = !panel.hidden;
        toggle.setAttribute('aria-expanded', String(!panel.hidden));
    });
    reset.addEventListener('click', function () {
        kh.setFilterParts({ sector: null, type: null, relation: null, year: null, confidence: null });
        kh.applyFilters(false);
        toggle.focus();
    });
}(kakehashi));
