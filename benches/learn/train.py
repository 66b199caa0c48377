#!/usr/bin/env python3
"""Learn how to tell text from furniture: writes src/extract/learned.txt.

    cargo bench --bench observe -- PAGES.jsonl > observed.jsonl
    python3 benches/learn/train.py observed.jsonl TRUTH.jsonl --model src/extract/learned.txt
    python3 benches/learn/train.py observed.jsonl TRUTH.jsonl --check      (five folds, by site)

PAGES.jsonl: a line a page, {"id", "path", "url"}. TRUTH.jsonl: a line a page, {"id", "site", "weight"} and
either "text" (the whole text) or "with" and "without" (passages that belong to it or do not).
Needs `pip install lightgbm numpy`.
"""
import argparse, collections, hashlib, json, math, re
import lightgbm, numpy

TOKEN = re.compile(r"\w+")
PARAMETERS = dict(objective="binary", num_leaves=15, learning_rate=0.08, min_data_in_leaf=40, feature_fraction=0.4,
                  bagging_fraction=0.8, bagging_freq=1, lambda_l2=2, max_bin=255, seed=7, deterministic=True,
                  force_row_wise=True, num_threads=2, verbose=-1)
TREES = 200
FOLDS = 5


def tokens(text):
    return [token.lower() for token in TOKEN.findall(text)]


def plain(text):
    return re.sub(r"\s+", " ", text or "").strip()


def labels_by_text(lines, text):
    """1.0 for a line that stands in the text, in its order; short lines only between their neighbours."""
    known = tokens(text)
    joined, grams = " " + " ".join(known) + " ", set(zip(known, known[1:], known[2:]))
    label, span, end = [None] * len(lines), [None] * len(lines), 0
    words = [tokens(line["text"]) for line in lines]
    for at, own in enumerate(words):
        if len(own) < 6:
            continue
        wanted = " " + " ".join(own) + " "
        found = joined.find(wanted, end)
        found = found if found >= 0 else joined.find(wanted)
        if found >= 0:
            label[at], span[at] = 1.0, (found, found + len(wanted) - 1)
            end = max(end, span[at][1]) if found >= end else end
        else:
            label[at] = sum(gram in grams for gram in zip(own, own[1:], own[2:])) / (len(own) - 2)
    after, limit = [0] * len(lines), len(joined)
    for at in range(len(lines) - 1, -1, -1):
        after[at] = limit
        limit = min(limit, span[at][0]) if span[at] else limit
    here = 0
    for at, own in enumerate(words):
        if span[at]:
            here = max(here, span[at][1])
        elif label[at] is None and own:
            wanted = " " + " ".join(own) + " "
            found = joined.find(wanted, min(here, after[at]), after[at] + 1)
            label[at] = 1.0 if found >= 0 else 0.0
            here = found + len(wanted) - 1 if found >= 0 else here
    return label


def labels_by_passages(lines, truth):
    label = [None] * len(lines)
    for value, passages in ((1.0, truth["with"]), (0.0, truth.get("without") or [])):
        for passage in filter(lambda passage: len(passage) >= 3, map(plain, passages)):
            for at, line in enumerate(lines):
                if passage in plain(line["text"]) and (value or label[at] is None):
                    label[at] = value
    return label


class Rows:
    """Every labelled line of every page, as arrays."""

    def __init__(self, observed, truths):
        numbers, labels, weights, sites, pages = [], [], [], [], []
        self.classes, self.words = [], []
        for row in open(observed):
            page = json.loads(row)
            truth, lines = truths.get(page["id"]), page["lines"]
            if truth is None:
                continue
            whole = truth.get("text")
            label = labels_by_text(lines, whole) if whole is not None else labels_by_passages(lines, truth)
            size = max(30, len(tokens(whole or "")))
            for line, value in zip(lines, label):
                if value is None or line["decided"]:
                    continue
                share = (len(tokens(line["text"])) + 0.3) / size if whole is not None else 1 / 6
                numbers.append(line["numbers"]); labels.append(value > 0.5)
                weights.append(min(1, share) * truth.get("weight", 1)); sites.append(truth["site"]); pages.append(page["id"])
                self.classes.append(line["classes"]); self.words.append(line["labels"])
        self.numbers, self.labels = numpy.array(numbers, numpy.float32), numpy.array(labels, float)
        self.weights, self.pages = numpy.array(weights), numpy.array(pages)
        self.sites = numpy.array([int(hashlib.md5(site.encode()).hexdigest()[:8], 16) for site in sites])


def table(rows, words, among, sites_at_least):
    """How often a word went with text, as log odds over pages; words of few sites say nothing."""
    shares = collections.defaultdict(lambda: [0.0, 0.0])
    for at in among:
        for word in set(words[at]):
            shares[rows.pages[at], rows.sites[at], word][int(rows.labels[at])] += rows.weights[at]
    odds, sites = collections.defaultdict(lambda: [0.5, 0.5]), collections.defaultdict(set)
    for (_, site, word), (no, yes) in shares.items():
        odds[word][0] += no / (no + yes); odds[word][1] += yes / (no + yes); sites[word].add(site)
    return {word: round(math.log(yes / no), 2) for word, (no, yes) in odds.items() if len(sites[word]) >= sites_at_least}


def scores(table, words, among):
    out = numpy.zeros((len(among), 3), numpy.float32)
    for row, at in enumerate(among):
        known = [table[word] for word in words[at] if word in table]
        if known:
            out[row] = sum(known), min(known), max(known)
    return out


def learn(rows, among):
    """Trees and tables from the rows `among`. For the trees the tables are made of other sites than the row's."""
    extra = numpy.zeros((len(rows.labels), 6), numpy.float32)
    part = rows.sites // FOLDS % 4
    for fold in range(4):
        source, target = among[part[among] != fold], among[part[among] == fold]
        extra[target, :3] = scores(table(rows, rows.classes, source, 4), rows.classes, target)
        extra[target, 3:] = scores(table(rows, rows.words, source, 4), rows.words, target)
    tables = table(rows, rows.classes, among, 5), table(rows, rows.words, among, 5)
    data = lightgbm.Dataset(numpy.hstack([rows.numbers, extra])[among], rows.labels[among], weight=rows.weights[among] * 1000)
    return lightgbm.train(PARAMETERS, data, TREES), tables


def predict(rows, booster, tables, among):
    extra = numpy.hstack([scores(tables[0], rows.classes, among), scores(tables[1], rows.words, among)])
    return booster.predict(numpy.hstack([rows.numbers[among], extra]))


def check(rows):
    sure = numpy.zeros(len(rows.labels))
    for fold in range(FOLDS):
        inside = rows.sites % FOLDS == fold
        booster, tables = learn(rows, numpy.flatnonzero(~inside))
        sure[inside] = predict(rows, booster, tables, numpy.flatnonzero(inside))
    for bound in (0.3, 0.4, 0.5, 0.6):
        told, weight = sure > bound, rows.weights
        hit = weight[told & (rows.labels == 1)].sum()
        print(f"bound {bound}: precision {hit / weight[told].sum():.4f} recall {hit / weight[rows.labels == 1].sum():.4f}")
    return sure


def preorder(node):
    if "leaf_value" in node:
        return [f"{node['leaf_value']:.4g}"]
    return [f"{node['split_feature']}:{node['threshold']:.6g}"] + preorder(node["left_child"]) + preorder(node["right_child"])


def write(path, booster, tables):
    with open(path, "w") as out:
        for kind, words in zip(("class", "label"), tables):
            for word, score in sorted(words.items()):
                print(kind, word, f"{score:g}", file=out)
        for tree in booster.dump_model()["tree_info"]:
            print("tree", *preorder(tree["tree_structure"]), file=out)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("observed"); arguments.add_argument("truth")
    arguments.add_argument("--model"); arguments.add_argument("--check", action="store_true")
    given = arguments.parse_args()
    rows = Rows(given.observed, {row["id"]: row for row in map(json.loads, open(given.truth))})
    if given.check:
        check(rows)
    if given.model:
        write(given.model, *learn(rows, numpy.arange(len(rows.labels))))


if __name__ == "__main__":
    main()
