'use strict';
/* Finding nodes by any of their names: a combobox with a list (WAI-ARIA Authoring Practices). */
(function (kh) {
    const MOST = 12;
    const input = kh.at('search'), list = kh.at('results');
    let found = [], active = -1;

    /* Compatible forms, cases and diacritics are one: "Naikaku-fu", "naikakufu" and "ＮＡＩＫＡＫＵ". */
    kh.fold = function (text) {
        return text.normalize('NFKC').toUpperCase().toLowerCase()
            .normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize('NFC').trim();
    };

    function squeeze(text) {
        return text.replace(/[\s\-‐-―·・.,'’()（）]/gu, '');
    }

    /* Every name of every node, folded. */
    function makeIndex() {
        const names = [];
        for (const node of kh.data.nodes) {
            for (const map of [node.label || {}, node.altLabel || {}, { '': [node.id] }]) {
                for (const lang of Object.keys(map)) {
                    for (const text of map[lang]) {
                        const folded = kh.fold(text);
                        names.push({ node, lang, text, folded, squeezed: squeeze(folded) });
                    }
                }
            }
        }
        return names;
    }

    const index = makeIndex();

    /* 0 is the name itself, then what begins with the query, has a word that does, or contains it. */
    function grade(name, query, squeezed) {
        const at = name.folded.indexOf(query);
        if (name.folded === query || name.squeezed === squeezed) {
            return 0;
        } else if (at === 0) {
            return 1;
        } else if (at > 0) {
            return /[\s\-·・(（]/.test(name.folded[at - 1]) ? 2 : 3;
        }
        return squeezed !== '' && name.squeezed.includes(squeezed) ? 4 : Infinity;
    }

    /* Nodes by their best name; among equals the order of the file. */
    kh.find = function (text) {
        const query = kh.fold(text), squeezed = squeeze(query), best = new Map();
        if (query === '') {
            return [];
        }
        for (const name of index) {
            const rank = grade(name, query, squeezed);
            if (rank < Infinity && (!best.has(name.node) || rank < best.get(name.node).rank)) {
                best.set(name.node, { node: name.node, rank, name });
            }
        }
        return Array.from(best.values()).sort((a, b) => a.rank - b.rank || a.node.index - b.node.index);
    };

    function setActive(number) {
        active = number;
        Array.from(list.querySelectorAll('[role=option]')).forEach(function (option, j) {
            option.setAttribute('aria-selected', String(j === active));
            if (j === active) {
                option.scrollIntoView({ block: 'nearest' });
            }
        });
        if (active >= 0) {
            input.setAttribute('aria-activedescendant', 'result-' + active);
        } else {
            input.removeAttribute('aria-activedescendant');
        }
    }

    function close() {
        list.hidden = true;
        input.setAttribute('aria-expanded', 'false');
        setActive(-1);
    }

    function choose(number) {
        const node = found[number].node;
        input.value = '';
        close();
        kh.choose(node, { from: input, readably: true });
    }

    function makeOption(match, number) {
        const lang = kh.lang();
        const name = kh.nameOf(match.node, lang);
        const other = match.name.text === name ? null
            : kh.el('span', { class: 'other', lang: match.name.lang || null }, match.name.text);
        const type = match.node.type === null ? null
            : kh.el('span', { class: 'kind' }, kh.nameOf(match.node.type, lang));
        const option = kh.el('li', { role: 'option', id: 'result-' + number, 'aria-selected': 'false' },
            kh.el('span', { class: 'name' }, name), other, type);
        option.addEventListener('mousedown', function (event) { event.preventDefault(); });
        option.addEventListener('click', function () { choose(number); });
        return option;
    }

    function update() {
        const matches = kh.find(input.value);
        found = matches.slice(0, MOST);
        list.replaceChildren(...found.map(makeOption));
        if (input.value.trim() === '') {
            close();
            return;
        }
        if (found.length < matches.length || found.length === 0) {
            const words = found.length === 0 ? kh.say('noResults')
                : kh.say('moreResults', matches.length - found.length);
            list.append(kh.el('li', { role: 'presentation', class: 'more' }, words));
        }
        kh.announce(found.length === 0 ? kh.say('noResults') : kh.say('results', matches.length));
        list.hidden = false;
        input.setAttribute('aria-expanded', 'true');
        setActive(-1);
    }

    function key(event) {
        const num = found.length, open = !list.hidden;
        if (event.isComposing) {
            return;
        }
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            if (!open) {
                update();
            }
            if (num > 0) {
                const step = event.key === 'ArrowDown' ? 1 : active < 0 ? 0 : -1;
                setActive((active + step + num) % num);
            }
        } else if (event.key === 'Enter' && open && num > 0) {
            choose(Math.max(active, 0));
        } else if (event.key === 'Escape' && (open || input.value !== '')) {
            input.value = open ? input.value : '';
            close();
            event.stopPropagation();
        } else {
            return;
        }
        event.preventDefault();
    }

    input.addEventListener('input', update);
    input.addEventListener('keydown', key);
    input.addEventListener('focus', function () {
        if (input.value.trim() !== '') {
            update();
        }
    });
    input.addEventListener('blur', close);

    kh.labelSearch = function () {
        kh.at('search-label').textContent = kh.say('search');
        input.placeholder = kh.say('searchHint');
        close();
    };
}(kakehashi));
