"""Fine-tune the judge for a number of pair visits, on one core, with checkpoints.

Schedule: a short warm-up, a constant rate, then a straight line down to zero over the last part. A later stage
starts from the folder an earlier one wrote.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Encoding, Tokenizer
from transformers import BertForSequenceClassification

import judge_data
import measure
from judge_data import Pair

MAX_TOKENS = 128
BATCH_TOKENS = 1536  # about 32 pairs of 48 tokens
WARM_UP_VISITS = 3000
SMOOTHING = 0.05
REPORT_EVERY_S = 60.0
SAVE_EVERY_S = 300.0


def load_tokenizer(folder: Path) -> Tokenizer:
    """Return the tokenizer, cutting the longer side first."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS, strategy="longest_first")
    tokenizer.no_padding()
    return tokenizer


def tensors(encodings: Sequence[Encoding]) -> dict[str, torch.Tensor]:
    """Return the padded inputs of one batch."""
    width = max(len(e.ids) for e in encodings)
    fill = [width - len(e.ids) for e in encodings]
    return {
        "input_ids": torch.tensor([e.ids + [0] * n for e, n in zip(encodings, fill, strict=True)]),
        "token_type_ids": torch.tensor([e.type_ids + [0] * n for e, n in zip(encodings, fill, strict=True)]),
        "attention_mask": torch.tensor([e.attention_mask + [0] * n for e, n in zip(encodings, fill, strict=True)]),
    }


def batches(encodings: Sequence[Encoding], rng: random.Random, tokens: int = BATCH_TOKENS) -> Iterator[list[int]]:
    """Yield batches of indexes of like length, in random order."""
    order = list(range(len(encodings)))
    rng.shuffle(order)
    for start in range(0, len(order), 2048):
        part = sorted(order[start : start + 2048], key=lambda i: len(encodings[i].ids))
        made: list[list[int]] = [[]]
        for index in part:
            if (len(made[-1]) + 1) * len(encodings[index].ids) > tokens:
                made.append([])
            made[-1].append(index)
        rng.shuffle(made)
        yield from (batch for batch in made if batch)


def rate_at(done: int, visits: int, peak: float, decay: float) -> float:
    """Return the learning rate after that many pair visits."""
    warm = min(1.0, (done + 1) / WARM_UP_VISITS)
    left = min(1.0, (visits - done) / max(1.0, visits * decay))
    return peak * warm * max(0.0, left)


@torch.no_grad()
def probabilities(model: BertForSequenceClassification, tokenizer: Tokenizer, pairs: Sequence[Pair]) -> np.ndarray:
    """Return the label probabilities of the pairs, in their order."""
    model.eval()
    encodings = tokenizer.encode_batch([(p.premise, p.hypothesis) for p in pairs])
    out = np.zeros((len(pairs), 3))
    for batch in batches(encodings, random.Random(0), 4096):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(**tensors([encodings[i] for i in batch])).logits
        out[batch] = logits.float().softmax(-1).numpy()
    model.train()
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path, help="folder of starting weights")
    parser.add_argument("out", type=Path, help="folder to write")
    parser.add_argument("data", type=Path, help="folder of the openly licensed training files")
    parser.add_argument("--dev", type=Path, action="append", default=[], help="files to measure on at the end")
    parser.add_argument("--written", type=Path, help="folder of hand-written pairs")
    parser.add_argument("--written-visits", type=int, default=0, help="hand-written pairs an epoch")
    parser.add_argument("--made", type=int, default=0, help="pairs from frames and intervals an epoch")
    parser.add_argument("--share", type=float, default=1.0, help="part of the open files an epoch takes")
    parser.add_argument("--visits", type=int, required=True)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--decay", type=float, default=0.3, help="last part of the visits with a falling rate")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    rng = random.Random(options.seed)
    resumed = options.out / "state.pt"
    start = options.out if resumed.exists() else options.base
    model = BertForSequenceClassification.from_pretrained(
        start,
        num_labels=3,
        ignore_mismatched_sizes=True,
        hidden_dropout_prob=options.dropout,
        attention_probs_dropout_prob=options.dropout,
    )
    model.train()
    for parameter in model.bert.embeddings.parameters():
        parameter.requires_grad = False
    trained = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=options.rate, weight_decay=0.01, fused=True)
    tokenizer = load_tokenizer(options.base)
    written, held = judge_data.read_written(options.written) if options.written else ([], [])

    done, epoch = 0, 0
    if resumed.exists():
        state = torch.load(resumed, weights_only=True)
        optimizer.load_state_dict(state["optimizer"])
        done, epoch = state["done"], state["epoch"] + 1  # what was left of that epoch is skipped

    def save() -> None:
        model.save_pretrained(options.out)
        tokenizer.save(str(options.out / "tokenizer.json"))
        torch.save({"optimizer": optimizer.state_dict(), "done": done, "epoch": epoch}, f"{resumed}.part")
        Path(f"{resumed}.part").replace(resumed)

    began = reported = saved = time.monotonic()
    first, losses = done, []
    while done < options.visits:
        pairs = judge_data.an_epoch(
            options.data, written, options.written_visits, options.made, options.seed * 1000 + epoch, options.share
        )
        encodings = tokenizer.encode_batch([(p.premise, p.hypothesis) for p in pairs])
        print(f"epoch {epoch}: {len(pairs)} pairs", flush=True)
        for batch in batches(encodings, rng):
            if done >= options.visits:
                break
            for group in optimizer.param_groups:
                group["lr"] = rate_at(done, options.visits, options.rate, options.decay)
            labels = torch.tensor([pairs[i].label for i in batch])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(**tensors([encodings[i] for i in batch])).logits
            loss = torch.nn.functional.cross_entropy(logits.float(), labels, label_smoothing=SMOOTHING)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            done += len(batch)
            losses.append(loss.item())
            now = time.monotonic()
            if now - reported > REPORT_EVERY_S:
                speed = (done - first) / (now - began)
                print(f"{done} visits  {speed:.1f}/s  loss {np.mean(losses[-100:]):.3f}", flush=True)
                reported = now
            if now - saved > SAVE_EVERY_S:
                save()
                saved = now
        epoch += 1
    save()
    sets = [(path.stem, judge_data.read_pairs(path)) for path in options.dev] + ([("held_back", held)] if held else [])
    for name, pairs in sets:
        gold = np.array([p.label for p in pairs])
        print(f"{name:28} {measure.measure(gold, probabilities(model, tokenizer, pairs)).line()}", flush=True)
    (options.out / "stage.json").write_text(json.dumps({k: str(v) for k, v in vars(options).items()}, indent=1))


if __name__ == "__main__":
    main()
