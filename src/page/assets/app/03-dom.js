'use strict';
/* Elements without markup: text only ever becomes text. */
(function (kh) {
    /* An element with attributes and children; strings are text, null is nothing. */
    kh.el = function (tag, attributes, ...children) {
        const element = document.createElement(tag);
        for (const name of Object.keys(attributes || {})) {
            if (attributes[name] !== null && attributes[name] !== undefined) {
                element.setAttribute(name, attributes[name]);
            }
        }
        element.append(...children.flat().filter((child) => child !== null && child !== ''));
        return element;
    };

    kh.button = function (classes, label, run, ...children) {
        const element = kh.el('button', { type: 'button', class: classes, 'aria-label': label },
            ...children);
        element.addEventListener('click', run);
        return element;
    };

    kh.at = function (id) {
        return document.getElementById(id);
    };

    /* A web address that may become a link; null for any other. */
    kh.address = function (text) {
        try {
            const url = new URL(text);
            return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
        } catch (refused) {
            return null;
        }
    };

    /* Tell those who do not see the page what changed. */
    kh.announce = function (text) {
        kh.at('announcer').textContent = text;
    };

    kh.isCalm = function () {
        return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    };
}(kakehashi));
