'use strict';
/* The card of a node: its names, where it stands, and every claim about it with its sources. */
(function (kh) {
    const card = kh.at('card');

    /* --- sources -------------------------------------------------------------------------- */

    function describeSource(source, lang) {
        const title = kh.text(source.title, lang, source.id);
        const parts = [];
        if (source.authors) {
            parts.push(kh.list(source.authors.slice(0, 3)) + (source.authors.length > 3 ? ' …' : ''));
        }
        if (source.year !== undefined && !title.includes(String(source.year))) {
            parts.push(String(source.year));
        }
        return { title, parts: parts.concat([source.in, source.publisher].filter(Boolean)) };
    }

    function makeQuote(map, lang) {
        const found = kh.texts(map, lang);
        return found === null ? null
            : kh.el('blockquote', { lang: found.lang || null }, kh.say('quote', found.items[0]));
    }

    function makeCitation(citation, lang) {
        const source = citation.source, { title, parts } = describeSource(source, lang);
        const href = kh.address(source.url || source.id);
        const name = href === null ? kh.el('cite', {}, title)
            : kh.el('a', { href, rel: 'noopener noreferrer', target: '_blank' }, title);
        const note = kh.text(citation.note, lang, '');
        return kh.el('li', {}, name,
            parts.length > 0 ? kh.say('separator') + parts.join(kh.say('separator')) : null,
            citation.locator ? kh.el('span', { class: 'locator' }, citation.locator) : null,
            makeQuote(citation.quote, lang), note === '' ? null : kh.el('p', { class: 'note' }, note));
    }

    kh.makeCitations = function (citations, lang) {
        if (citations.length === 0) {
            return kh.el('p', { class: 'uncited' }, kh.say('uncited'));
        }
        const num = new Set(citations.map((citation) => citation.source)).size;
        return kh.el('details', { class: 'citations' },
            kh.el('summary', {}, kh.say('cited', num)),
            kh.el('ul', {}, citations.map((citation) => makeCitation(citation, lang))));
    };

    /* --- the head ------------------------------------------------------------------------- */

    function makeNames(node) {
        const rows = [];
        for (const [map, also] of [[node.label, false], [node.altLabel, true]]) {
            for (const lang of Object.keys(map || {})) {
                rows.push(kh.el('dt', {}, lang === '' ? '' : kh.languageName(lang),
                    also ? kh.el('span', { class: 'also' }, ' ' + kh.say('alsoKnown')) : null),
                kh.el('dd', { lang: lang || null }, kh.list(map[lang])));
            }
        }
        return rows.length === 0 ? null : kh.el('dl', { class: 'names' }, rows);
    }

    function makeSectors(node, lang) {
        const uneven = node.sectors.some((s) => s.weight !== node.sectors[0].weight);
        const items = node.sectors.map(function (s) {
            const notes = [uneven ? kh.percent(s.share) : '', kh.dates(s)].filter(Boolean);
            return kh.el('li', {}, kh.nameOf(s.sector, lang),
                notes.length > 0 ? kh.el('span', { class: 'share' }, ' ' + kh.list(notes)) : null);
        });
        return items.length === 0 ? null
            : kh.el('ul', { class: 'tags', 'aria-label': kh.say('sectors') }, items);
    }

    function makeFacts(node, lang) {
        const facts = [node.type === null ? '' : kh.nameOf(node.type, lang), kh.dates(node),
            node.confidence === undefined ? '' : kh.say('confidenceIs', node.confidence)];
        return kh.el('p', { class: 'kind' }, facts.filter(Boolean).join(kh.say('separator')));
    }

    /* --- figures -------------------------------------------------------------------------- */

    function tellFigures(node) {
        const m = node.measures, lines = [];
        lines.push(kh.say('ties', node.neighbours.size, kh.countRelations(node.claims)));
        if (m.has('cross_share')) {
            lines.push(m.get('cross_share') > 0
                ? kh.say('crossShare', kh.percent(m.get('cross_share')))
                    + kh.say('space') + kh.say('rank', kh.data.ranks[node.id], kh.data.ranked)
                : kh.say('crossNone'));
        }
        if (m.has('participation') && node.neighbours.size > 1) {
            lines.push(kh.say('participation', m.get('participation').toFixed(2)));
        }
        if (m.get('brokerage') > 0) {
            lines.push(kh.say('brokerage', kh.number(m.get('brokerage'))));
        }
        if (m.get('cut_off') > 0) {
            lines.push(kh.say('cutOff', kh.number(m.get('cut_off'))));
        }
        lines.push(kh.say('sources', kh.sourcesOf(node).size));
        return lines;
    }

    /* What was measured, if that is more than what is drawn. */
    function makeGround(node) {
        const net = kh.data.net;
        return !net || net.nodes <= kh.data.nodes.length || node.measures.size === 0 ? ''
            : kh.el('p', { class: 'note' }, kh.say('figuresOf', net.nodes));
    }

    function makeAllFigures(node) {
        const rows = kh.data.measures.filter((measure) => node.measures.has(measure.name))
            .map((measure) => kh.el('tr', {}, kh.el('th', { scope: 'row' }, measure.name),
                kh.el('td', { class: 'figure' }, kh.number(node.measures.get(measure.name))),
                kh.el('td', { lang: 'en' }, measure.definition)));
        const heads = ['figure', 'value', 'definition'];
        return rows.length === 0 ? null : kh.el('details', { class: 'figures' },
            kh.el('summary', {}, kh.say('allFigures')),
            kh.el('table', {}, kh.el('thead', {}, kh.el('tr', {},
                heads.map((key) => kh.el('th', { scope: 'col' }, kh.say(key))))),
            kh.el('tbody', {}, rows)));
    }

    /* --- claims --------------------------------------------------------------------------- */

    /* A claim as its node sees it: the words, and who is at the other end. */
    kh.phraseOf = function (claim, node, lang) {
        const own = claim.label ? kh.text(claim.label, lang, '') : '';
        const relation = claim.relation;
        if (relation === null) {
            return { words: own || kh.say('noRelation'), back: claim.from !== node };
        }
        if (claim.from === node || relation.symmetric) {
            return { words: own || kh.nameOf(relation, lang), back: false };
        }
        const inverse = own === '' ? kh.text(relation.inverse, lang, '') : '';
        return { words: inverse || own || kh.nameOf(relation, lang), back: inverse === '' };
    };

    function makeEnd(node, lang) {
        return kh.button('end', null, function () {
            kh.choose(node, { readably: true });
        }, kh.nameOf(node, lang));
    }

    function makeClaim(claim, node, lang) {
        const other = claim.from === node ? claim.to : claim.from;
        const notes = [kh.dates(claim),
            claim.confidence === undefined ? '' : kh.say('confidenceIs', claim.confidence),
            claim.weight === undefined ? '' : kh.say('weightIs', claim.weight)].filter(Boolean);
        const description = kh.text(claim.description, lang, '');
        return kh.el('li', { class: kh.isShown(claim) ? 'claim' : 'claim faded', 'data-claim': claim.n },
            makeEnd(other, lang),
            notes.length > 0 ? kh.el('span', { class: 'dates' }, notes.join(kh.say('separator'))) : null,
            description === '' ? null : kh.el('p', { class: 'note' }, description),
            kh.makeCitations(claim.sources, lang));
    }

    /* Claims under their phrases, in the order of the file; "←" where no phrase reads backwards. */
    function makeClaims(node, lang) {
        const groups = new Map();
        for (const claim of node.claims) {
            const phrase = kh.phraseOf(claim, node, lang);
            const words = (phrase.back ? '← ' : '') + phrase.words;
            groups.set(words, (groups.get(words) || []).concat([claim]));
        }
        return Array.from(groups, ([words, claims]) => kh.el('div', { class: 'relation' },
            kh.el('h4', {}, words),
            kh.el('ul', {}, claims.map((claim) => makeClaim(claim, node, lang)))));
    }

    /* --- all of it ------------------------------------------------------------------------ */

    function section(word, ...children) {
        return kh.el('section', {}, kh.el('h3', {}, kh.say(word)), ...children);
    }

    kh.showCard = function (node, lang) {
        const title = kh.el('h2', { id: 'card-title', tabindex: '-1' }, kh.nameOf(node, lang));
        const about = kh.text(node.description, lang, '');
        card.replaceChildren(
            kh.button('close', kh.say('close'), function () { kh.choose(null, {}); }, '×'),
            makeFacts(node, lang), title,
            kh.drawing.element(node) === null ? kh.el('p', { class: 'note' }, kh.say('notDrawn')) : '',
            about === '' ? '' : kh.el('p', { class: 'about' }, about),
            makeSectors(node, lang) || '', makeNames(node) || '',
            section('figures', tellFigures(node).map((line) => kh.el('p', {}, line)),
                makeGround(node), makeAllFigures(node) || ''),
            node.claims.length === 0 ? '' : section('claims', makeClaims(node, lang)),
            node.sources.length === 0 ? ''
                : section('sourcesTitle', kh.makeCitations(node.sources, lang)));
        card.setAttribute('aria-labelledby', 'card-title');
        card.setAttribute('data-node', node.id);
        card.hidden = false;
        card.scrollTop = 0;
        return title;
    };

    kh.hideCard = function () {
        card.hidden = true;
        card.replaceChildren();
        card.removeAttribute('data-node');
    };
}(kakehashi));
