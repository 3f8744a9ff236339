"""The tagger as a network in training: the encoder's layers that were chosen, and one linear head for all it says."""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from wortlaut.models.pretrained import Encoder
from wortlaut.models.scheme import NEARNESS, SCHEME, columns
from wortlaut.models.windows import BEGIN, END, PAD

DROPOUT = 0.1


class Layer(nn.Module):
    """One layer of the encoder: attention and feed-forward, each with its norm behind it."""

    def __init__(self, encoder: Encoder, number: int) -> None:
        super().__init__()
        self.heads = encoder.heads
        width, inner = encoder.width, encoder.layers[number]["fi.b"].shape[0]
        self.q, self.k, self.v, self.ao = (nn.Linear(width, width) for _ in range(4))
        self.fi, self.fo = nn.Linear(width, inner), nn.Linear(inner, width)
        self.aln, self.oln = (nn.LayerNorm(width, eps=encoder.epsilon) for _ in range(2))
        for name in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln"):
            part = getattr(self, name)
            part.weight.data = torch.from_numpy(encoder.layers[number][f"{name}.w"])
            part.bias.data = torch.from_numpy(encoder.layers[number][f"{name}.b"])

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """Return the next hidden states; the mask is true where a piece may be looked at."""
        batch, size, width = hidden.shape
        shape = (batch, size, self.heads, width // self.heads)
        q, k, v = (part(hidden).view(shape).transpose(1, 2) for part in (self.q, self.k, self.v))
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask[:, None, None, :])
        seen = self.ao(seen.transpose(1, 2).reshape(batch, size, width))
        hidden = self.aln(hidden + functional.dropout(seen, DROPOUT, self.training))
        wide = self.fo(functional.gelu(self.fi(hidden)))
        return self.oln(hidden + functional.dropout(wide, DROPOUT, self.training))  # type: ignore[no-any-return]


class Network(nn.Module):
    """Piece ids to one row of outputs for each piece; embeddings stay as they came."""

    def __init__(self, encoder: Encoder, layers: Sequence[int]) -> None:
        super().__init__()
        fixed = encoder.positions + encoder.kind
        self.embeddings = nn.Embedding.from_pretrained(torch.from_numpy(encoder.embeddings), freeze=True)
        self.positions = nn.Embedding.from_pretrained(torch.from_numpy(fixed), freeze=True)
        self.norm = nn.LayerNorm(encoder.width, eps=encoder.epsilon)
        self.norm.weight.data, self.norm.bias.data = (torch.from_numpy(part) for part in encoder.first_norm)
        self.layers = nn.ModuleList(Layer(encoder, number) for number in layers)
        self.head = nn.Linear(encoder.width, max(part.stop for part in columns().values()))

    def forward(self, ids: Tensor) -> Tensor:
        """Return outputs (batch, piece, column); ids begin with BEGIN and are filled up with PAD."""
        places = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.norm(self.embeddings(ids) + self.positions(places))
        hidden = functional.dropout(hidden, DROPOUT, self.training)
        mask = ids != PAD
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return self.head(functional.dropout(hidden, DROPOUT, self.training))  # type: ignore[no-any-return]


def padded(windows: Sequence[Sequence[int]]) -> Tensor:
    """Return windows' ids as one batch, each between BEGIN and END."""
    size = max(map(len, windows)) + 2
    rows = [[BEGIN, *ids, END] + [PAD] * (size - len(ids) - 2) for ids in windows]
    return torch.tensor(rows)


def loss_of(output: Tensor, layers: dict[str, Tensor], links: dict[str, Tensor], mask: Tensor) -> Tensor:
    """Return the sum of the losses of all layers, traits and links (-100 teaches nothing; place 0 is "none")."""
    places = columns()
    total = output.new_zeros(())
    for name in SCHEME:
        if (layers[name] != -100).any():
            rows = output[..., places[name]].flatten(0, 1)
            total = total + functional.cross_entropy(rows, layers[name].flatten(), ignore_index=-100)
    for name, target in links.items():
        where = (target != -100).nonzero(as_tuple=True)
        if not len(where[0]):
            continue
        asking = output[..., places[name]][where]
        answers = output[..., places["<" + name.split(">")[1]]][where[0]]
        scores = torch.einsum("nd,nsd->ns", asking, answers) / math.sqrt(asking.shape[-1])
        apart = (torch.arange(scores.shape[1]) - where[1][:, None]).abs().float()
        apart[:, 0] = 0  # "none" is nowhere
        scores = scores - NEARNESS * apart
        scores = scores.masked_fill(~mask[where[0]], -1e4)
        total = total + LINK_WEIGHT * functional.cross_entropy(scores, target[where])
    return total


LINK_WEIGHT = 1.0
