'use strict';
/* The facts of the page, joined to one another: nodes know their claims, claims their ends. */
const kakehashi = {};

(function (kh) {
    const data = JSON.parse(document.getElementById('kakehashi-data').textContent);

    /* [index] -> what it means; undefined stays. */
    function join(items, key, targets) {
        for (const item of items) {
            item[key] = item[key] === undefined ? null : targets[item[key]];
        }
    }

    function joinCitations(items) {
        for (const item of items) {
            item.sources = item.sources || [];
            join(item.sources, 'source', data.sources);
        }
    }

    function count(list, key, item) {
        if (!list.has(key)) {
            list.set(key, []);
        }
        list.get(key).push(item);
    }

    /* Each claim stands at both its ends; a claim of a node about itself stands once. */
    function joinClaims() {
        for (const claim of data.claims) {
            for (const [end, other] of [[claim.from, claim.to], [claim.to, claim.from]]) {
                if (end.claims[end.claims.length - 1] !== claim) {
                    end.claims.push(claim);
                }
                if (other !== end) {
                    count(end.neighbours, other, claim);
                }
            }
        }
    }

    function prepareNodes() {
        data.nodes.forEach(function (node, index) {
            node.index = index;
            node.claims = [];
            node.neighbours = new Map();
            node.sectors = node.sectors || [];
            join(node.sectors, 'sector', data.sectors);
            joinCitations(node.sectors);
            const sum = node.sectors.reduce((all, s) => all + s.weight, 0);
            node.sectors.forEach(function (s) { s.share = s.weight / sum; });
            const values = data.values[node.id];
            node.measures = new Map();
            data.measures.forEach(function (measure, j) {
                if (values && values[j] !== null) {
                    node.measures.set(measure.name, values[j]);
                }
            });
        });
    }

    prepareNodes();
    join(data.nodes, 'type', data.types);
    join(data.claims, 'relation', data.relations);
    join(data.claims, 'from', data.nodes);
    join(data.claims, 'to', data.nodes);
    joinCitations(data.nodes);
    joinCitations(data.claims);
    joinClaims();

    kh.data = data;
    kh.nodeOf = new Map(data.nodes.map((node) => [node.id, node]));
    kh.claimOf = new Map(data.claims.map((claim) => [claim.n, claim]));

    /* The year that a date begins with; `open` for one that is not stated. */
    kh.year = function (date, open) {
        return date === undefined ? open : parseInt(date, 10);
    };

    kh.isValid = function (item, year) {
        return kh.year(item.start, -Infinity) <= year && year <= kh.year(item.end, Infinity);
    };

    /* Claims that say the same of the same two count once, as they are one line of the drawing. */
    kh.countRelations = function (claims) {
        return new Set(Array.from(claims, (claim) => [claim.from.index, claim.to.index,
            claim.relation === null ? '' : claim.relation.id].join(' '))).size;
    };

    /* The distinct sources of a node and its claims. */
    kh.sourcesOf = function (node) {
        const sources = new Set();
        for (const item of [node].concat(node.sectors, node.claims)) {
            item.sources.forEach(function (citation) { sources.add(citation.source); });
        }
        return sources;
    };

    /* Texts of a language map: the tag, the tag truncated, the graph's own, English, the first. */
    kh.texts = function (map, lang) {
        const keys = Object.keys(map || {});
        const find = (tag) => keys.find((key) => key.toLowerCase() === tag.toLowerCase());
        let tag = lang, key;
        do {
            key = find(tag);
            tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')));
        } while (key === undefined && tag !== '');
        if (key === undefined) {
            key = find(data.language || '') || find('en') || keys[0];
        }
        return key === undefined ? null : { lang: key, items: map[key] };
    };

    kh.text = function (map, lang, otherwise) {
        const found = kh.texts(map, lang);
        return found === null ? otherwise : found.items[0];
    };

    kh.nameOf = function (item, lang) {
        return kh.text(item.label, lang, item.id);
    };
}(kakehashi));
