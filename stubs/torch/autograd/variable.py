"""torch.autograd.Variable: what tensors that require gradients were once called."""


def Variable(data, requires_grad=False, volatile=None):
    return data.requires_grad_() if requires_grad else data
