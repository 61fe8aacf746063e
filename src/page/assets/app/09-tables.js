'use strict';
/* The same facts as tables: for those who do not see the drawing, for print, and for copying. */
(function (kh) {
    const MOST = 2000; /* rows at a time */
    const details = kh.at('facts'), tables = kh.at('tables');
    let made = null; /* the language that the tables are in */

    /* The first rows of a table, and a button for more where there are. */
    function makeTable(id, caption, heads, items, makeRowOf) {
        const body = kh.el('tbody', {}), rest = kh.el('p', { class: 'rest' });
        let num = 0;
        function add() {
            const next = items.slice(num, num + MOST);
            const before = body.lastElementChild;
            body.append(...next.map(makeRowOf));
            num += next.length;
            const left = Math.min(MOST, items.length - num);
            rest.replaceChildren();
            if (left > 0) {
                rest.append(kh.say('rows', num, items.length) + ' ',
                    kh.button('button', null, add, kh.say('moreRows', left)));
            }
            if (before !== null) {
                before.nextElementSibling.firstElementChild.tabIndex = -1;
                before.nextElementSibling.firstElementChild.focus();
            }
        }
        add();
        return kh.el('div', {},
            kh.el('div', { class: 'scroll', role: 'region', 'aria-labelledby': id, tabindex: '0' },
                kh.el('table', {}, kh.el('caption', { id }, caption),
                    kh.el('thead', {}, kh.el('tr', {},
                        heads.map((word) => kh.el('th', { scope: 'col' }, kh.say(word))))),
                    body)), rest);
    }

    function makeRow(head, cells) {
        return kh.el('tr', {}, kh.el('th', { scope: 'row' }, head),
            cells.map((cell) => kh.el('td', {}, cell)));
    }

    function makeSources(citations, lang) {
        const seen = new Map();
        for (const citation of citations) {
            const locators = seen.get(citation.source) || [];
            seen.set(citation.source, citation.locator ? locators.concat([citation.locator]) : locators);
        }
        return Array.from(seen, function ([source, locators]) {
            const href = kh.address(source.url || source.id);
            const title = kh.text(source.title, lang, source.id);
            return kh.el('p', {}, href === null ? title
                : kh.el('a', { href, rel: 'noopener noreferrer', target: '_blank' }, title),
            locators.length > 0 ? ' (' + kh.list(locators) + ')' : '');
        });
    }

    function makeNode(node, lang) {
        const sectors = node.sectors.map((s) => kh.nameOf(s.sector, lang));
        return makeRow(kh.nameOf(node, lang), [node.type === null ? '' : kh.nameOf(node.type, lang),
            kh.list(sectors), kh.dates(node), String(node.neighbours.size),
            makeSources(node.sources, lang)]);
    }

    function makeClaim(claim, lang) {
        return makeRow(kh.nameOf(claim.from, lang), [kh.phraseOf(claim, claim.from, lang).words,
            kh.nameOf(claim.to, lang), kh.dates(claim),
            claim.confidence === undefined ? '' : String(claim.confidence),
            makeSources(claim.sources, lang)]);
    }

    function make() {
        const lang = kh.lang();
        if (made === lang) {
            return;
        }
        made = lang;
        tables.replaceChildren(
            makeTable('table-nodes', kh.say('nodes'),
                ['name', 'type', 'sectors', 'dates', 'neighbours', 'sourcesTitle'],
                kh.data.nodes, (node) => makeNode(node, lang)),
            makeTable('table-claims', kh.say('claims'),
                ['from', 'relation', 'to', 'dates', 'confidence', 'sourcesTitle'],
                kh.data.claims, (claim) => makeClaim(claim, lang)));
    }

    /* Tables of thousands of rows are made when they are looked at. */
    kh.showTables = function () {
        kh.at('facts-summary').textContent = kh.say('facts');
        details.hidden = false;
        if (details.open) {
            make();
        }
    };

    kh.openTables = function () {
        details.open = true;
        make();
    };

    let opened = false; /* for print only */

    details.addEventListener('toggle', function () {
        if (details.open) {
            make();
        }
    });
    window.addEventListener('beforeprint', function () {
        opened = !details.open;
        kh.openTables();
    });
    window.addEventListener('afterprint', function () {
        details.open = details.open && !opened;
    });
}(kakehashi));
