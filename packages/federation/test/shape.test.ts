describe('shapes of settings', () => {
  afterEach(() => jest.dontMock('zod'));

  test('the constructs load without zod, which would more than double the load time', () => {
    const loadsZod = jest.fn(() => ({}));
    jest.doMock('zod', loadsZod);

    jest.isolateModules(() => jest.requireActual<object>('../src'));

    expect(loadsZod).not.toHaveBeenCalled();
  });
});
