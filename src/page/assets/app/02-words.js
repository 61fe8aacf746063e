'use strict';
/* What the page says by itself: English, Korean, Japanese. {0} is a filling, {0#one|more} chooses. */
(function (kh) {
    const words = {
        language: ['Language', '언어', '言語'],
        skip: ['To the tables', '표로 바로 가기', '表へ移動'],
        search: ['Search', '검색', '検索'],
        searchHint: ['Search by name, in any language', '이름 검색 (어느 언어로든)',
            '名称で検索（どの言語でも可）'],
        noResults: ['Nothing of that name', '검색 결과가 없습니다', '該当する項目はありません'],
        results: ['{0} {0#result|results}', '검색 결과 {0}건', '検索結果 {0}件'],
        moreResults: ['and {0} more', '그 밖에 {0}건', 'ほか {0}件'],
        filters: ['Filter', '필터', '絞り込み'],
        reset: ['Show everything', '필터 해제', '絞り込みを解除'],
        sectors: ['Sectors', '분야', '分野'],
        noSector: ['no sector', '분야 없음', '分野なし'],
        types: ['Types', '유형', '種別'],
        relations: ['Relations', '관계', '関係'],
        noRelation: ['is related to', '관계가 있다', '関係がある'],
        time: ['Time', '시기', '時期'],
        onlyYear: ['Only what holds in the year', '해당 연도에 유효한 것만', 'その年に有効なものだけ'],
        year: ['Year', '연도', '年'],
        undated: ['What is not dated stays.', '시기가 명시되지 않은 것은 그대로 표시됩니다.',
            '時期の記載がないものは表示したままにします。'],
        confidence: ['Confidence', '신뢰도', '確信度'],
        leastConfidence: ['At least', '최소', '下限'],
        unstated: ['What states none stays.', '신뢰도가 명시되지 않은 것은 그대로 표시됩니다.',
            '確信度の記載がないものは表示したままにします。'],
        drawing: ['Diagram. Arrow keys move it, plus and minus zoom, 0 shows all of it.',
            '관계도. 화살표 키로 이동하고, + 와 - 로 확대·축소하며, 0 으로 전체를 봅니다.',
            '関係図。矢印キーで移動、+ と - で拡大・縮小、0 で全体を表示します。'],
        dots: ['Diagram of dots. Arrow keys move it, plus and minus zoom, 0 shows all of it. Search and the tables lead to each node.',
            '점으로 나타낸 관계도. 화살표 키로 이동하고, + 와 - 로 확대·축소하며, 0 으로 전체를 봅니다. 각 항목은 검색과 표에서 찾을 수 있습니다.',
            '点で表した関係図。矢印キーで移動、+ と - で拡大・縮小、0 で全体を表示します。各項目は検索と表からたどれます。'],
        noGraphics: ['This browser cannot draw so large a diagram (it needs WebGL). Search, details and tables work.',
            '이 브라우저에서는 큰 관계도를 그릴 수 없습니다(WebGL 필요). 검색, 상세 정보, 표는 이용할 수 있습니다.',
            'このブラウザでは大きな関係図を表示できません（WebGLが必要です）。検索・詳細・表は利用できます。'],
        colors: ['What the colours mean', '색의 의미', '色の意味'],
        zoom: ['Zoom', '확대·축소', '拡大・縮小'],
        zoomIn: ['Zoom in', '확대', '拡大'],
        zoomOut: ['Zoom out', '축소', '縮小'],
        fit: ['Show the whole diagram', '전체 보기', '全体を表示'],
        all: ['{0} {0#node|nodes}, {1} {1#relation|relations}', '항목 {0}개, 관계 {1}개',
            '項目 {0}件、関係 {1}件'],
        some: ['{0} of {1} nodes, {2} of {3} relations', '항목 {1}개 중 {0}개, 관계 {3}개 중 {2}개',
            '項目 {1}件中{0}件、関係 {3}件中{2}件'],
        chosen: ['{0}: tied to {1} {1#other|others}', '{0}: 연결된 항목 {1}개',
            '{0}：つながる項目 {1}件'],
        close: ['Close', '닫기', '閉じる'],
        closed: ['The card is closed', '상세 정보를 닫았습니다', '詳細を閉じました'],
        notDrawn: ['Not in this drawing.', '이 그림에는 나타나지 않습니다.',
            'この図には示されていません。'],
        names: ['Names', '이름', '名称'],
        alsoKnown: ['also', '다른 이름', '別名'],
        figures: ['In figures', '수치로 본 위치', '数値でみる位置づけ'],
        ties: ['Tied to {0} {0#other|others} by {1} {1#relation|relations}.',
            '{1}개의 관계로 다른 항목 {0}개와 연결되어 있습니다.',
            '{1}件の関係で、ほかの{0}件の項目とつながっています。'],
        sources: ['What is said of it rests on {0} {0#source|sources}.',
            '이 내용의 근거가 되는 출처는 {0}건입니다.', '以上の根拠となる出典は{0}件です。'],
        crossShare: ['{0} of the connections between other nodes in different sectors run through it.',
            '서로 다른 분야에 속한 다른 항목 사이의 연결 가운데 {0}가 이곳을 지납니다.',
            '異なる分野に属する他の項目間のつながりのうち、{0}がここを通ります。'],
        crossNone: ['No connection between other nodes in different sectors runs through it.',
            '서로 다른 분야에 속한 다른 항목 사이의 연결 가운데 이곳을 지나는 것은 없습니다.',
            '異なる分野に属する他の項目間のつながりのうち、ここを通るものはありません。'],
        rank: ['By this it is number {0} of {1} {1#body|bodies}.', '이 비율로는 기관 {1}곳 중 {0}위입니다.',
            'この割合では{1}機関中{0}位です。'],
        participation: [
            'Its ties spread over sectors with {0}, where 0 is one sector and 1 is evenly over all.',
            '연결이 분야에 퍼진 정도는 {0}입니다(0은 한 분야에 집중, 1에 가까울수록 여러 분야에 고르게 분포).',
            'つながりの分野への広がりは{0}です（0は一つの分野に集中、1に近いほど多くの分野に均等）。'],
        brokerage: [
            'It stands between {0} {0#pair|pairs} of neighbours that have no tie of their own, each way counted.',
            '서로 직접 연결되지 않은 이웃 {0}쌍 사이에 있습니다(두 방향을 따로 셈).',
            '互いに直接つながっていない隣接項目{0}組の間に立ちます（二つの向きを別々に数えます）。'],
        cutOff: ['Without it, {0} {0#node|nodes} would be cut off from the rest.',
            '이 항목이 없으면 {0}개 항목이 나머지와 끊어집니다.',
            'この項目がなければ、{0}件の項目が残りから切り離されます。'],
        figuresOf: ['Paths, spread and pairs are counted on the whole network of {0} nodes, of which this is a part.',
            '경로, 분포, 이웃 쌍은 이 그림을 포함한 항목 {0}개의 전체 연결망에서 계산했습니다.',
            '経路、広がり、隣接項目の組は、この図を含む項目{0}件のネットワーク全体で計算しています。'],
        allFigures: ['All figures and their definitions', '모든 수치와 그 정의', 'すべての数値とその定義'],
        figure: ['Figure', '수치', '数値'],
        value: ['Value', '값', '値'],
        definition: ['Definition', '정의', '定義'],
        span: ['{0} to {1}', '{0}~{1}', '{0}～{1}'],
        since: ['from {0}', '{0}부터', '{0}から'],
        until: ['until {0}', '{0}까지', '{0}まで'],
        confidenceIs: ['confidence {0}', '신뢰도 {0}', '確信度 {0}'],
        weightIs: ['weight {0}', '가중치 {0}', '重み {0}'],
        cited: ['{0} {0#source|sources}', '출처 {0}건', '出典 {0}件'],
        uncited: ['no source stated', '출처 없음', '出典の記載なし'],
        sourcesTitle: ['Sources', '출처', '出典'],
        quote: ['“{0}”', '“{0}”', '「{0}」'],
        facts: ['The same facts as tables', '같은 내용을 표로 보기', '同じ内容を表で見る'],
        rows: ['{0} of {1} rows are shown.', '전체 {1}행 가운데 {0}행을 표시하고 있습니다.',
            '全{1}行のうち{0}行を表示しています。'],
        moreRows: ['Show {0} more', '{0}행 더 보기', 'さらに{0}行を表示'],
        nodes: ['Nodes', '항목', '項目'],
        claims: ['Relations', '관계', '関係'],
        name: ['Name', '이름', '名称'],
        type: ['Type', '유형', '種別'],
        dates: ['Dates', '시기', '時期'],
        neighbours: ['Ties', '연결', 'つながり'],
        from: ['From', '출발', '起点'],
        relation: ['Relation', '관계', '関係'],
        to: ['To', '도착', '終点'],
        list: [', ', ', ', '、'],
        space: [' ', ' ', ''],
        separator: [' · ', ' · ', ' · '],
    };
    const tongues = ['en', 'ko', 'ja'];
    let tongue = 0;

    /* The words for a BCP 47 tag: Korean, Japanese, else English. */
    kh.speak = function (lang) {
        tongue = Math.max(0, tongues.indexOf(lang.toLowerCase().split('-')[0]));
    };

    kh.tongue = function () {
        return tongues[tongue];
    };

    kh.say = function (key, ...fillings) {
        return words[key][tongue]
            .replace(/\{(\d)(?:#([^|}]*)\|([^}]*))?\}/g, function (hole, number, one, more) {
                const filling = String(fillings[number]);
                return one === undefined ? filling : filling === '1' ? one : more;
            });
    };

    kh.list = function (items) {
        return items.join(kh.say('list'));
    };

    /* "2014 to 2018", "from 2014", "until 2018"; '' for what is not dated. */
    kh.dates = function (item) {
        if (item.start !== undefined && item.end !== undefined) {
            return item.start === item.end ? item.start : kh.say('span', item.start, item.end);
        }
        return item.start !== undefined ? kh.say('since', item.start)
            : item.end !== undefined ? kh.say('until', item.end) : '';
    };

    /* A share as a percentage with at most one decimal. */
    kh.percent = function (share) {
        return share > 0 && share < 0.001 ? '<0.1%' : Math.round(share * 1000) / 10 + '%';
    };

    kh.number = function (value) {
        return String(Number.isInteger(value) ? value : Number(value.toPrecision(3)));
    };

    /* A language by its own name. */
    kh.languageName = function (tag) {
        const own = { en: 'English', ko: '한국어', ja: '日本語', zh: '中文' }[tag.toLowerCase()];
        if (own !== undefined) {
            return own;
        }
        try {
            return new Intl.DisplayNames([kh.tongue()], { type: 'language' }).of(tag);
        } catch (refused) {
            return tag;
        }
    };
}(kakehashi));
